package marketplace.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.http.client.HttpClient;

class GuardedHttpTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            boolean moved = exchange.getRequestURI().getPath().equals("/moved");
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:%d/".formatted(port()));
            exchange.sendResponseHeaders(moved ? 302 : 204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"})
    void no_connection_is_made_into_this_network(String host) {
        HttpClient client = guarded(HttpClient.create());

        assertThatThrownBy(() -> status(client, "http://%s:%d/".formatted(host, port())))
                .hasRootCauseInstanceOf(AddressNotAllowedException.class);
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.1", "2130706433", "0x7f000001", "0177.0.0.1"})
    void nor_is_one_made_to_an_address_in_an_odd_form(String host) {
        HttpClient client = guarded(HttpClient.create());

        assertThatThrownBy(() -> status(client, "http://%s:%d/".formatted(host, port())))
                .isNotNull();
        assertThat(asked).hasValue(0);
    }

    @Test
    void a_name_that_leads_elsewhere_by_now_is_not_followed_there() {
        HttpClient client = guarded(HttpClient.create().resolver(new Rebound()));

        assertThatThrownBy(() -> status(client, "http://saas.example.com:%d/".formatted(port())))
                .hasRootCauseInstanceOf(AddressNotAllowedException.class);
        assertThat(asked).hasValue(0);
    }

    @Test
    void the_same_name_is_reached_where_this_network_is_allowed() {
        HttpClient client = guarded(HttpClient.create().resolver(new Rebound()), Network.of("127.0.0.0/8"));

        assertThat(status(client, "http://saas.example.com:%d/".formatted(port())))
                .isEqualTo(204);
    }

    @Test
    void a_redirect_is_an_answer() {
        HttpClient client = guarded(HttpClient.create(), Network.of("127.0.0.0/8"));

        assertThat(status(client, "http://127.0.0.1:%d/moved".formatted(port())))
                .isEqualTo(302);
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_port_of_the_system_is_not_connected_to() {
        HttpClient client = guarded(HttpClient.create(), Network.of("127.0.0.0/8"));

        assertThatThrownBy(() -> status(client, "http://127.0.0.1:25/"))
                .hasRootCauseInstanceOf(AddressNotAllowedException.class);
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private static HttpClient guarded(HttpClient client, Network... networks) {
        OutboundProperties properties =
                new OutboundProperties(true, List.of(networks), Set.of(), Duration.ofSeconds(3), 4, 16);
        return new GuardedHttp(new AddressGuard(properties)).guarded(client);
    }

    private static int status(HttpClient client, String url) {
        Integer status = client.get()
                .uri(url)
                .response()
                .map(response -> response.status().code())
                .block(PATIENCE);
        return status == null ? 0 : status;
    }

    /** A name service that was changed after the name was judged. */
    private static final class Rebound extends AddressResolverGroup<InetSocketAddress> {

        @Override
        protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
            return new AbstractAddressResolver<>(executor, InetSocketAddress.class) {
                @Override
                protected boolean doIsResolved(InetSocketAddress address) {
                    return !address.isUnresolved();
                }

                @Override
                protected void doResolve(InetSocketAddress name, Promise<InetSocketAddress> promise) {
                    var _ = promise.setSuccess(
                            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), name.getPort()));
                }

                @Override
                protected void doResolveAll(InetSocketAddress name, Promise<List<InetSocketAddress>> promise) {
                    var _ = promise.setSuccess(
                            List.of(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), name.getPort())));
                }
            };
        }
    }
}
