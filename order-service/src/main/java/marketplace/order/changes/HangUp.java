package marketplace.order.changes;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.FutureMono;

/**
 * The end of a client's connection. The framework cancels what is sent to a client that has gone, but not always when it goes just as
 * the answer begins; a stream would then go on to nobody, and take its place, to the end of its life.
 */
final class HangUp {

    private HangUp() {}

    /** Completes when the connection of this request has ended, at once where it has. */
    static Mono<Void> of(ServerHttpRequest request) {
        Connection connection = ServerHttpRequestDecorator.getNativeRequest(request);
        return FutureMono.from(connection.channel().closeFuture());
    }
}
