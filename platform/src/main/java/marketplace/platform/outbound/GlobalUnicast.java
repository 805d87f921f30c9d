package marketplace.platform.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses lead to one machine anywhere in the world, after the special-purpose registries of IANA. For IPv6 only what is handed
 * out to networks counts; tunnels (6to4, Teredo) do not, since their gateways choose where packets go.
 */
final class GlobalUnicast {

    private static final List<Network> NOT_OF_V4 = networks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carriers' translation
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, metadata of clouds
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // relays of 6to4
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    private static final Network HANDED_OUT_OF_V6 = Network.of("2000::/3");

    private static final List<Network> NOT_OF_V6 = networks(
            "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "3fff::/20"); // documentation

    /** Leads to the IPv4 address in its last four bytes. */
    private static final Network TRANSLATED = Network.of("64:ff9b::/96");

    private static final int V4_BYTES = 4;
    private static final int V6_BYTES = 16;

    private GlobalUnicast() {}

    static boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == V4_BYTES) {
            return NOT_OF_V4.stream().noneMatch(network -> network.contains(address));
        }
        if (TRANSLATED.contains(address) || isMapped(bytes)) {
            return contains(embedded(bytes));
        }
        return HANDED_OUT_OF_V6.contains(address) && NOT_OF_V6.stream().noneMatch(network -> network.contains(address));
    }

    /** {@code ::ffff:0:0/96}, which the JDK turns into an IPv4 address wherever it can. */
    private static boolean isMapped(byte[] bytes) {
        return isAll(bytes, 0, 10, 0) && isAll(bytes, 10, 12, -1);
    }

    private static boolean isAll(byte[] bytes, int from, int to, int value) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != value) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress embedded(byte[] bytes) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, V6_BYTES - V4_BYTES, V6_BYTES));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::of).toList();
    }
}
