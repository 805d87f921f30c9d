package marketplace.order.request;

import marketplace.platform.trace.RequestTrace;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;

/** Hands the headers of a write to controller methods that ask for them. */
@Component
class WriteHeadersArgument implements SyncHandlerMethodArgumentResolver, WebFluxConfigurer {

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
        resolvers.addCustomResolver(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == WriteHeaders.class;
    }

    @Override
    public Object resolveArgumentValue(MethodParameter parameter, BindingContext bindings, ServerWebExchange exchange) {
        Conditions conditions = parameter.getParameterAnnotation(Conditions.class);
        HttpHeaders headers = exchange.getRequest().getHeaders();
        String trace = RequestTrace.parent(exchange);
        return conditions == null
                ? WriteHeaders.of(headers, trace, false, false)
                : WriteHeaders.of(headers, trace, conditions.keyRequired(), conditions.versionRequired());
    }
}
