package marketplace.platform.security;

import java.util.List;
import marketplace.platform.management.ManagementPort;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthenticatedReactiveAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Lets everybody read what the management port has, and the documents of the API where they are shown; all else is for callers with a token. */
final class OpenPaths implements ReactiveAuthorizationManager<AuthorizationContext> {

    private static final List<String> API_DOCS =
            List.of("/v3/api-docs/**", "/swagger-ui.html", "/swagger-ui/**", "/webjars/**");
    private static final Mono<AuthorizationResult> OPEN = Mono.just(new AuthorizationDecision(true));

    private final List<PathPattern> open;
    private final ReactiveAuthorizationManager<AuthorizationContext> token =
            AuthenticatedReactiveAuthorizationManager.authenticated();

    OpenPaths(SecurityProperties properties) {
        this.open = properties.openApiDocs()
                ? API_DOCS.stream()
                        .map(PathPatternParser.defaultInstance::parse)
                        .toList()
                : List.of();
    }

    @Override
    public Mono<AuthorizationResult> authorize(Mono<Authentication> caller, AuthorizationContext asked) {
        PathContainer path = asked.getExchange().getRequest().getPath().pathWithinApplication();
        return ManagementPort.isOpen(asked.getExchange()) || open.stream().anyMatch(pattern -> pattern.matches(path))
                ? OPEN
                : token.authorize(caller, asked);
    }
}
