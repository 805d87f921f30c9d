package marketplace.platform.reading;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.Part;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Leaves forms unread. The framework looks for the parameters of a query in the body too, whatever the method: it would take apart what
 * nobody asked for, keep large parts of it on disk, and fail where it is broken.
 */
@Component
class NoForms implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String type = exchange.getRequest().getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
        return chain.filter(mayBeForm(type) ? new Formless(exchange) : exchange);
    }

    private static boolean mayBeForm(@Nullable String type) {
        return type != null && !type.equals(MediaType.APPLICATION_JSON_VALUE);
    }

    private static final class Formless extends ServerWebExchangeDecorator {

        Formless(ServerWebExchange exchange) {
            super(exchange);
        }

        @Override
        public Mono<MultiValueMap<String, String>> getFormData() {
            return Mono.just(new LinkedMultiValueMap<>());
        }

        @Override
        public Mono<MultiValueMap<String, Part>> getMultipartData() {
            return Mono.just(new LinkedMultiValueMap<>());
        }
    }
}
