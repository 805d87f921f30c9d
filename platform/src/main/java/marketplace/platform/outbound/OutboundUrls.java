package marketplace.platform.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import marketplace.platform.outbound.UrlVerdict.Allowed;
import marketplace.platform.outbound.UrlVerdict.NotAllowed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Judges URLs when they are registered. Where they lead is judged once more whenever they are called: {@link GuardedHttp}. */
@Component
public class OutboundUrls {

    private static final int LONGEST = 500;
    private static final int NO_PORT = -1;
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]*");
    private static final Pattern NAME = Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9-]{1,63}");

    /** Browsers and resolvers read such a host as a number, in more ways than one. */
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(.*\\.)?(0x[0-9a-f]*|[0-9]+)");

    private static final Pattern DOTTED = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

    private final AddressGuard guard;
    private final OutboundProperties properties;
    private final NameLookups lookups;

    OutboundUrls(AddressGuard guard, OutboundProperties properties, NameLookups lookups) {
        this.guard = guard;
        this.properties = properties;
        this.lookups = lookups;
    }

    /** Reads the URL and looks up its host: every address that it has must be allowed. */
    public Mono<UrlVerdict> check(String text) {
        return switch (read(text)) {
            case NotAllowed refused -> Mono.just(refused);
            case Allowed(URI url) -> lookUp(url);
        };
    }

    /** What the text alone tells. */
    UrlVerdict read(String text) {
        if (text.length() > LONGEST) {
            return new NotAllowed("at most %d characters".formatted(LONGEST));
        }
        if (!PRINTABLE.matcher(text).matches()) {
            return new NotAllowed("ASCII without spaces; an international name begins with xn--");
        }
        try {
            URI url = new URI(text);
            return wrong(url).<UrlVerdict>map(NotAllowed::new).orElseGet(() -> new Allowed(url));
        } catch (URISyntaxException unreadable) {
            return new NotAllowed("a URL as in https://saas.example.com/marketplace");
        }
    }

    private Optional<String> wrong(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(properties.http() && scheme.equals("http"))) {
            return Optional.of("https only");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return Optional.of("without user information and fragment");
        }
        if (url.getHost() == null) {
            return Optional.of("a host name or an address");
        }
        return isAllowedPort(url) ? wrongHost(host(url)) : Optional.of("port 443, or 1024 and above");
    }

    /** Also that no port is written in an odd form, as in {@code :0443}. */
    private boolean isAllowedPort(URI url) {
        int port = url.getPort();
        return port == NO_PORT
                ? url.getHost().equals(url.getRawAuthority())
                : guard.allows(port) && "%s:%d".formatted(url.getHost(), port).equals(url.getRawAuthority());
    }

    private static Optional<String> wrongHost(String host) {
        if (host.startsWith("[")) {
            return address(host.substring(1, host.length() - 1)) == null
                    ? Optional.of("an IPv6 address without a zone")
                    : Optional.empty();
        }
        if (ENDS_IN_A_NUMBER.matcher(host).matches()) {
            return !DOTTED.matcher(host).matches() || address(host) == null
                    ? Optional.of("an IPv4 address as four decimal numbers")
                    : Optional.empty();
        }
        return NAME.matcher(host).matches()
                ? Optional.empty()
                : Optional.of("a host name without underscores and final dot");
    }

    private static String host(URI url) {
        return url.getHost().toLowerCase(Locale.ROOT);
    }

    private static @Nullable InetAddress address(String literal) {
        try {
            return literal.contains("%") ? null : InetAddress.ofLiteral(literal);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private Mono<UrlVerdict> lookUp(URI url) {
        return lookups.addresses(host(url))
                .map(addresses -> judge(url, addresses))
                .onErrorReturn(UnknownHostException.class, new NotAllowed("a host that can be found"))
                .onErrorReturn(TimeoutException.class, new NotAllowed("a host that can be found"));
    }

    /** One that is not allowed is enough: whoever connects may get any of them. */
    private UrlVerdict judge(URI url, List<InetAddress> addresses) {
        return addresses.stream().allMatch(guard::allows)
                ? new Allowed(url)
                : new NotAllowed("a host whose addresses are all public");
    }
}
