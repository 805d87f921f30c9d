package marketplace.order.vendor;

import io.netty.channel.ChannelOption;
import java.time.Duration;
import marketplace.platform.outbound.GuardedHttp;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Connections to vendors: few to each, and none to where nobody may be sent. */
@Component
class VendorConnections implements DisposableBean {

    private static final Duration ROUND = Duration.ofMinutes(1);

    private final VendorProperties properties;
    private final ConnectionProvider pool;
    private final HttpClient client;

    VendorConnections(VendorProperties properties, GuardedHttp guarded, ReactorResourceFactory threads) {
        this.properties = properties;
        this.pool = ConnectionProvider.builder("vendors")
                .maxConnections(properties.connectionsPerVendor())
                .pendingAcquireMaxCount(properties.connectionsPerVendor())
                .pendingAcquireTimeout(properties.timeout())
                .maxIdleTime(properties.idleConnection())
                .evictInBackground(ROUND)
                .disposeInactivePoolsInBackground(ROUND, ROUND)
                .build();
        this.client = guarded.guarded(HttpClient.create(pool)
                .runOn(threads.getLoopResources())
                .disableRetry(true)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(properties.timeout().toMillis())));
    }

    WebClient webClient() {
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(client))
                .codecs(codecs -> codecs.defaultCodecs()
                        .maxInMemorySize(
                                Math.toIntExact(properties.largestAnswer().toBytes())))
                .build();
    }

    @Override
    public void destroy() {
        pool.dispose();
    }
}
