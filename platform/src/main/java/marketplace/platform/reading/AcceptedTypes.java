package marketplace.platform.reading;

import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.accept.HeaderContentTypeResolver;
import org.springframework.web.reactive.accept.RequestedContentTypeResolver;
import org.springframework.web.reactive.accept.RequestedContentTypeResolverBuilder;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/**
 * Reads what callers accept without its parameters. JSON has one charset (RFC 8259): who asks for another gets that one, and not a
 * failure after everything has been done.
 */
@Component
class AcceptedTypes implements WebFluxConfigurer {

    private static final String QUALITY = "q";

    private final RequestedContentTypeResolver header = new HeaderContentTypeResolver();

    @Override
    public void configureContentTypeResolver(RequestedContentTypeResolverBuilder builder) {
        builder.resolver(exchange -> header.resolveMediaTypes(exchange).stream()
                .map(AcceptedTypes::bare)
                .toList());
    }

    private static MediaType bare(MediaType accepted) {
        String quality = accepted.getParameter(QUALITY);
        return new MediaType(accepted, quality == null ? Map.of() : Map.of(QUALITY, quality));
    }
}
