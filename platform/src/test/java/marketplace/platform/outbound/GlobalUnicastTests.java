package marketplace.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalUnicastTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0",
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "191.255.255.255",
                "192.0.1.0",
                "192.0.3.0",
                "192.88.98.255",
                "192.88.100.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "198.51.99.255",
                "198.51.101.0",
                "203.0.112.255",
                "203.0.114.0",
                "223.255.255.255",
                "2000::1",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2001:db7:ffff::1",
                "2001:db9::1",
                "2003::1",
                "2606:4700:4700::1111",
                "3ffe::1",
                "3fff:1000::1",
                "64:ff9b::808:808",
                "::ffff:8.8.8.8"
            })
    void addresses_of_the_world_are_in(String address) {
        assertThat(GlobalUnicast.contains(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.0.0",
                "169.254.169.254",
                "169.254.255.255",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.0",
                "192.0.0.255",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.0",
                "192.168.255.255",
                "198.18.0.0",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.255",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.0",
                "255.255.255.255",
                "::",
                "::1",
                "::8.8.8.8",
                "::127.0.0.1",
                "100::1",
                "1fff::1",
                "2001::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001:2::1",
                "2001:20::1",
                "2001:1ff:ffff::1",
                "2001:db8::1",
                "2001:db8:ffff::1",
                "2002:7f00:1::1",
                "2002:808:808::1",
                "3fff::1",
                "3fff:fff:ffff::1",
                "4000::1",
                "5f00::1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::808:808",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
            })
    void addresses_of_this_network_or_of_nobody_are_not(String address) {
        assertThat(GlobalUnicast.contains(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7f000001", "0a000001", "a9fea9fe", "c0a80001", "64400001", "00000000"})
    void what_is_mapped_into_ipv6_is_judged_by_what_it_is(String hidden) throws UnknownHostException {
        byte[] mapped = HexFormat.of().parseHex("00000000000000000000ffff" + hidden);

        assertThat(GlobalUnicast.contains(Inet6Address.getByAddress(null, mapped, -1)))
                .isFalse();
        assertThat(GlobalUnicast.contains(InetAddress.getByAddress(mapped))).isFalse();
    }

    @Test
    void a_network_is_all_addresses_that_begin_like_it() {
        Network network = Network.of("10.20.0.0/14");

        assertThat(Arrays.asList("10.20.0.0", "10.23.255.255"))
                .allMatch(address -> network.contains(InetAddress.ofLiteral(address)));
        assertThat(Arrays.asList("10.19.255.255", "10.24.0.0", "::a14:0"))
                .noneMatch(address -> network.contains(InetAddress.ofLiteral(address)));
        assertThat(Network.of("0.0.0.0/0").contains(InetAddress.ofLiteral("8.8.8.8")))
                .isTrue();
        assertThat(Network.of("8.8.8.8/32").contains(InetAddress.ofLiteral("8.8.8.9")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "localhost/8", "/8", "::1/129"})
    void what_is_no_network_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Network.of(text));
    }
}
