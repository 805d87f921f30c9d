package marketplace.platform.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Which addresses may be connected to: global unicast ones, and the networks that this installation allows besides. */
@Component
@EnableConfigurationProperties(OutboundProperties.class)
class AddressGuard {

    private static final int HTTPS = 443;
    private static final int FIRST_UNPRIVILEGED = 1024;
    private static final int LAST = 65_535;

    private final OutboundProperties properties;

    AddressGuard(OutboundProperties properties) {
        this.properties = properties;
    }

    boolean allows(InetAddress address) {
        return GlobalUnicast.contains(address)
                || properties.networks().stream().anyMatch(network -> network.contains(address));
    }

    boolean allows(int port) {
        return port == HTTPS
                || (port >= FIRST_UNPRIVILEGED && port <= LAST)
                || properties.ports().contains(port);
    }

    /** Whether a connection to this very place may be made. */
    boolean allows(SocketAddress place) {
        return place instanceof InetSocketAddress known
                && known.getAddress() != null
                && allows(known.getAddress())
                && allows(known.getPort());
    }
}
