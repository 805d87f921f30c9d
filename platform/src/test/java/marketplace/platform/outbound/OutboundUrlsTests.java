package marketplace.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import marketplace.platform.outbound.UrlVerdict.Allowed;
import marketplace.platform.outbound.UrlVerdict.NotAllowed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundUrlsTests {

    private static final OutboundUrls OPEN_INTERNET = urls(false, List.of(), Set.of());
    private static final OutboundUrls LOCAL = urls(true, List.of(Network.of("127.0.0.0/8")), Set.of(80));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://saas.example.com/marketplace",
                "HTTPS://SaaS.Example.com",
                "https://saas.example.com:443/",
                "https://saas.example.com:1024/a/b?tenant=7&x=%20",
                "https://saas.example.com:65535",
                "https://xn--mller-kva.example/",
                "https://8.8.8.8/",
                "https://[2606:4700:4700::1111]:8443/"
            })
    void urls_of_the_open_internet_read_well(String url) {
        assertThat(OPEN_INTERNET.read(url)).isInstanceOf(Allowed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "saas.example.com",
                "/marketplace",
                "http://saas.example.com/",
                "ftp://saas.example.com/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "https:saas.example.com",
                "https://",
                "https:///marketplace",
                "https://user@saas.example.com/",
                "https://user:password@saas.example.com/",
                "https://saas.example.com@127.0.0.1/",
                "https://saas.example.com/#part",
                "https://saas.example.com:80/",
                "https://saas.example.com:22/",
                "https://saas.example.com:1023/",
                "https://saas.example.com:0/",
                "https://saas.example.com:65536/",
                "https://saas.example.com:-1/",
                "https://saas.example.com:x/",
                "https://saas.example.com:/",
                "https://saas.example.com:0443/",
                "https://saas.example.com:+443/",
                "https://saas_1.example.com/",
                "https://saas.example.com./",
                "https://.example.com/",
                "https://saas..example.com/",
                "https://saas.example.com /",
                "https://saas.example.com/\n",
                "https://saas.example.com\\@127.0.0.1/",
                "https://müller.example/",
                "https://１２７.0.0.1/",
                "https://127。0。0。1/",
                "https://ⓛocalhost/"
            })
    void whatever_else_it_is_does_not(String url) {
        assertThat(OPEN_INTERNET.read(url)).isInstanceOf(NotAllowed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "0x7f000001",
                "0x7f.0.0.1",
                "0x7f.1",
                "017700000001",
                "0177.0.0.1",
                "127.0.0.01",
                "127.1",
                "127.0.1",
                "127.0.0.0x1",
                "256.1.1.1",
                "1.2.3.4.5",
                "8.8.8.8.",
                "example.0x",
                "example.7",
                "[::1%25lo]",
                "[fe80::1%1]",
                "[::g]",
                "[v1.fe80]",
                "[127.0.0.1]"
            })
    void numbers_in_odd_forms_are_no_hosts(String host) {
        assertThat(OPEN_INTERNET.read("https://%s/".formatted(host))).isInstanceOf(NotAllowed.class);
        assertThat(LOCAL.read("https://%s/".formatted(host))).isInstanceOf(NotAllowed.class);
    }

    @Test
    void one_that_is_too_long_does_not_read() {
        String longest = "https://saas.example.com/" + "x".repeat(475);

        assertThat(OPEN_INTERNET.read(longest)).isInstanceOf(Allowed.class);
        assertThat(OPEN_INTERNET.read(longest + "x")).isInstanceOf(NotAllowed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://127.0.0.1/, all public",
        "https://127.0.0.1:8443/, all public",
        "https://10.1.2.3/, all public",
        "https://169.254.169.254/latest/meta-data, all public",
        "https://[::1]/, all public",
        "https://[fd00::1]/, all public",
        "https://[::ffff:127.0.0.1]/, all public",
        "https://[64:ff9b::7f00:1]/, all public",
        "https://[2002:7f00:1::]/, all public",
        "https://localhost/, all public",
        "https://LOCALHOST:8443/, all public",
        "https://nobody.invalid/, can be found"
    })
    void a_host_is_looked_up_and_may_not_lead_into_this_network(String url, String reason) {
        UrlVerdict verdict = OPEN_INTERNET.check(url).block(Duration.ofSeconds(10));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        NotAllowed.class,
                        refused -> assertThat(refused.reason()).contains(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://8.8.8.8/", "https://[2606:4700:4700::1111]/x?y"})
    void a_public_address_may_be_called(String url) {
        assertThat(OPEN_INTERNET.check(url).block(Duration.ofSeconds(10)))
                .isInstanceOfSatisfying(
                        Allowed.class, allowed -> assertThat(allowed.url()).hasToString(url));
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8090/, true",
        "http://127.0.0.1/, true",
        "https://127.255.0.1/, true",
        "http://127.0.0.1:81/, false",
        "http://10.0.0.1/, false",
        "http://[::1]/, false",
        "ftp://127.0.0.1/, false"
    })
    void what_is_allowed_for_local_use_is_allowed_besides(String url, boolean allowed) {
        UrlVerdict verdict = LOCAL.check(url).block(Duration.ofSeconds(10));

        assertThat(verdict instanceof Allowed).isEqualTo(allowed);
    }

    private static OutboundUrls urls(boolean http, List<Network> networks, Set<Integer> ports) {
        OutboundProperties properties = new OutboundProperties(http, networks, ports, Duration.ofSeconds(3), 4, 16);
        return new OutboundUrls(new AddressGuard(properties), properties, new NameLookups(properties));
    }
}
