package marketplace.order.changes;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The end of the journal as this instance knows it: one look for all listeners together, wherever it was committed. Used by one round
 * after the other.
 */
@Component
@EnableConfigurationProperties(ChangesProperties.class)
class JournalTail {

    private final ChangeStore store;
    private final ChangeCursors cursors;
    private final int batch;
    private volatile @Nullable LanePositions known;

    JournalTail(ChangeStore store, ChangeCursors cursors, ChangesProperties properties) {
        this.store = store;
        this.cursors = cursors;
        this.batch = properties.tailBatch();
    }

    /** Whom the lines that came since the last look concern. */
    Mono<News> look() {
        LanePositions seen = known;
        return seen == null ? jump() : store.newest(seen, batch).collectList().map(lines -> learn(seen, lines));
    }

    /** The next look goes to the end, however far that is, and concerns everybody. */
    void forget() {
        known = null;
    }

    private Mono<News> jump() {
        return store.heads(cursors.beginning()).doOnNext(heads -> known = heads).thenReturn(News.FOR_EVERYBODY);
    }

    private News learn(LanePositions seen, List<ChangeStore.Concerned> lines) {
        boolean all = lines.stream()
                .collect(Collectors.groupingBy(ChangeStore.Concerned::lane, Collectors.counting()))
                .values()
                .stream()
                .allMatch(count -> count < batch);
        LanePositions moved = seen;
        for (ChangeStore.Concerned line : lines) {
            moved = moved.upTo(line.lane(), Math.max(line.position(), moved.of(line.lane())));
        }
        known = all ? moved : null;
        return News.of(lines);
    }
}
