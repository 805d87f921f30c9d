package marketplace.platform.load;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/** Tells clients beyond the most that may be connected so, and hangs up: each costs memory, also one that asks for nothing. */
@Component
class ConnectionLimit implements NettyServerCustomizer {

    private static final String BODY = """
            {"type":"urn:marketplace:problem:overloaded","title":"Too much work at the moment","status":503,\
            "detail":"too many connections","instance":"/"}""";

    private static final byte[] ANSWER = """
            HTTP/1.1 503 Service Unavailable\r
            Content-Type: application/problem+json\r
            Content-Length: %d\r
            Retry-After: 1\r
            Connection: close\r
            \r
            %s""".formatted(BODY.length(), BODY).getBytes(StandardCharsets.US_ASCII);

    private final LoadProperties properties;
    private final Counter refused;

    ConnectionLimit(LoadProperties properties, MeterRegistry meters) {
        this.properties = properties;
        this.refused = RefusedFor.CONNECTIONS.counter(meters);
    }

    /** Counts for each port by itself: however many clients there are, health is answered. */
    @Override
    public HttpServer apply(HttpServer server) {
        AtomicInteger open = new AtomicInteger();
        return server.doOnChannelInit((observer, channel, address) -> count(channel, open));
    }

    private void count(Channel channel, AtomicInteger open) {
        if (open.incrementAndGet() > properties.connections()) {
            refused.increment();
            var _ = channel.pipeline().addFirst(new Refusal());
        }
        var _ = channel.closeFuture().addListener(closed -> open.decrementAndGet());
    }

    private static final class Refusal extends ChannelInboundHandlerAdapter {

        @Override
        public void channelActive(ChannelHandlerContext context) {
            var _ = context.writeAndFlush(Unpooled.wrappedBuffer(ANSWER)).addListener(ChannelFutureListener.CLOSE);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            var _ = ReferenceCountUtil.release(message);
        }
    }
}
