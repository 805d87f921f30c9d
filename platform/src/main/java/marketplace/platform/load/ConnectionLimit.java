package marketplace.platform.load;

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
    private final AtomicInteger open = new AtomicInteger();

    ConnectionLimit(LoadProperties properties) {
        this.properties = properties;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, address) -> count(channel));
    }

    private void count(Channel channel) {
        if (open.incrementAndGet() > properties.connections()) {
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
