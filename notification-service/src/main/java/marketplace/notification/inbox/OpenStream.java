package marketplace.notification.inbox;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import marketplace.notification.recipient.Recipient;
import marketplace.platform.security.Caller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** One client that listens. Only the poll writes to it, one notice after the other. */
final class OpenStream {

    private final Caller caller;
    private final Recipient recipient;
    private final int batch;
    private final BlockingQueue<Notice> waiting;
    private final Sinks.Many<Notice> notices;
    private final Sinks.Empty<Void> end = Sinks.empty();
    private volatile long position;

    OpenStream(Caller caller, long after, int batch) {
        this.caller = caller;
        this.recipient = Recipient.of(caller);
        this.position = after;
        this.batch = batch;
        this.waiting = new ArrayBlockingQueue<>(2 * batch);
        this.notices = Sinks.many().unicast().onBackpressureBuffer(waiting);
    }

    Caller caller() {
        return caller;
    }

    Recipient recipient() {
        return recipient;
    }

    /** The newest notice that this client has been given. */
    long position() {
        return position;
    }

    /** A client that reads slowly is given nothing until it has caught up: what it misses stays in the database. */
    boolean hasRoom() {
        return waiting.remainingCapacity() >= batch;
    }

    void give(Notice notice) {
        if (notices.tryEmitNext(notice).isSuccess()) {
            position = notice.position();
        } else {
            end();
        }
    }

    void end() {
        end.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
    }

    Flux<Notice> notices() {
        return notices.asFlux();
    }

    Mono<Void> ended() {
        return end.asMono();
    }
}
