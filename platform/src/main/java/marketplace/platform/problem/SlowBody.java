package marketplace.platform.problem;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Lets a body break that does not come to its end, for one connection: while it comes, its request takes a place that others could use. Files
 * are not meant, which may be large; who receives them has a limit for that.
 */
final class SlowBody extends ChannelInboundHandlerAdapter {

    private final Duration longest;
    private boolean coming;
    private @Nullable Future<?> end;

    SlowBody(Duration longest) {
        this.longest = longest;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof LastHttpContent) {
            ended();
        } else if (message instanceof HttpRequest request) {
            coming = isLimited(request);
        }
        var _ = context.fireChannelRead(message);
    }

    /** Most bodies have come at once with their request, and need no timer. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (coming && end == null) {
            end = context.executor().schedule(() -> breakOff(context), longest.toNanos(), TimeUnit.NANOSECONDS);
        }
        var _ = context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ended();
        var _ = context.fireChannelInactive();
    }

    private void ended() {
        coming = false;
        if (end != null) {
            end.cancel(false);
            end = null;
        }
    }

    private void breakOff(ChannelHandlerContext context) {
        ended();
        LastHttpContent broken = new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER);
        broken.setDecoderResult(DecoderResult.failure(new TimeoutException()));
        var _ = context.fireChannelRead(broken);
        var _ = context.fireChannelReadComplete();
    }

    private static boolean isLimited(HttpRequest request) {
        String type = request.headers().get(HttpHeaderNames.CONTENT_TYPE);
        return type == null || type.toLowerCase(Locale.ROOT).contains("json");
    }
}
