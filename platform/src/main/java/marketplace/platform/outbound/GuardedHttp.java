package marketplace.platform.outbound;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.net.SocketAddress;
import org.springframework.stereotype.Component;
import reactor.netty.http.client.HttpClient;

/**
 * Makes HTTP clients for addresses that other parties name. What a name leads to may change between two looks, so the address is judged
 * where the connection is made: the one judged is the one connected to.
 */
@Component
public class GuardedHttp {

    private static final String NAME = "marketplace.address-guard";

    private final AddressGuard guard;

    GuardedHttp(AddressGuard guard) {
        this.guard = guard;
    }

    /** The client, guarded: fails with {@link AddressNotAllowedException} where it may not go, and goes nowhere else than it is sent. */
    public HttpClient guarded(HttpClient client) {
        ConnectHandler handler = new ConnectHandler(guard);
        return client.noProxy().followRedirect(false).doOnChannelInit((observer, channel, place) -> {
            var _ = channel.pipeline().addFirst(NAME, handler);
        });
    }

    @Sharable
    private static final class ConnectHandler extends ChannelOutboundHandlerAdapter {

        private final AddressGuard guard;

        ConnectHandler(AddressGuard guard) {
            this.guard = guard;
        }

        @Override
        public void connect(
                ChannelHandlerContext context, SocketAddress remote, SocketAddress local, ChannelPromise promise)
                throws Exception {
            if (guard.allows(remote)) {
                super.connect(context, remote, local, promise);
            } else {
                var _ = promise.setFailure(new AddressNotAllowedException());
            }
        }
    }
}
