package marketplace.order.letter;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How many letters there may be to look after: a service that gives everything up must not fill the database of the orders. */
@Component
class LetterRoom {

    private static final Logger log = LoggerFactory.getLogger(LetterRoom.class);

    private final DeadLetterProperties properties;
    private final DeadLetterStore store;
    private final AtomicBoolean full = new AtomicBoolean();

    LetterRoom(DeadLetterProperties properties, DeadLetterStore store) {
        this.properties = properties;
        this.store = store;
    }

    /** Completes when there is room; what is not taken stays in Kafka and is read again. The log says when that begins and ends. */
    Mono<Void> require() {
        return store.openUpTo(properties.most()).flatMap(open -> open < properties.most() ? room() : noRoom(open));
    }

    private Mono<Void> room() {
        if (full.compareAndSet(true, false)) {
            log.warn("there is room for dead letters again");
        }
        return Mono.empty();
    }

    private Mono<Void> noRoom(long open) {
        if (full.compareAndSet(false, true)) {
            log.error(
                    "{} dead letters are open, as many as are kept (marketplace.dead-letters.most): more are left in Kafka, which forgets "
                            + "them after a while, until operators have replayed or discarded some",
                    open);
        }
        return Mono.error(() -> new NoRoomException("no room for another dead letter"));
    }

    /** The letters come again. */
    private static final class NoRoomException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoRoomException(String message) {
            super(message, null, false, false);
        }
    }
}
