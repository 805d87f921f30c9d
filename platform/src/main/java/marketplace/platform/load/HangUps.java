package marketplace.platform.load;

import org.reactivestreams.Publisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.FutureMono;

/**
 * Ends what is sent together with its client's connection. The server cancels what it sends to a client that has gone, but not always when
 * it goes just as the answer begins; a stream or a download would then go on to nobody, and take its place, to the end of its life.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class HangUps implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Sending response = new Sending(exchange.getResponse(), exchange.getRequest());
        return chain.filter(exchange.mutate().response(response).build());
    }

    private static final class Sending extends ServerHttpResponseDecorator {

        private final Mono<Void> hangUp;

        Sending(ServerHttpResponse response, ServerHttpRequest request) {
            super(response);
            Connection connection = ServerHttpRequestDecorator.getNativeRequest(request);
            this.hangUp = FutureMono.from(connection.channel().closeFuture());
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            return super.writeWith(body instanceof Mono ? body : Flux.from(body).takeUntilOther(hangUp));
        }

        @Override
        @SuppressWarnings("NestedPublishers") // as Spring has it
        public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
            return super.writeAndFlushWith(Flux.from(body).takeUntilOther(hangUp));
        }
    }
}
