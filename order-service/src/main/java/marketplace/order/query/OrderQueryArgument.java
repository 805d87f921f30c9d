package marketplace.order.query;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;

/**
 * Hands the query of a request to controller methods that ask for it. The binding that Spring has for it looks at the annotations of all
 * parameters anew for each of them and each request: a third of what a page of a list cost.
 */
@Component
class OrderQueryArgument implements SyncHandlerMethodArgumentResolver, WebFluxConfigurer {

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
        resolvers.addCustomResolver(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == OrderQueryParameters.class;
    }

    @Override
    public Object resolveArgumentValue(MethodParameter parameter, BindingContext bindings, ServerWebExchange exchange) {
        return read(exchange.getRequest().getQueryParams());
    }

    private static OrderQueryParameters read(MultiValueMap<String, String> given) {
        return new OrderQueryParameters(
                one(given, "timeBasis"),
                one(given, "from"),
                one(given, "to"),
                one(given, "zone"),
                many(given, "status"),
                many(given, "deliveryMethod"),
                many(given, "productId"),
                one(given, "buyerId"),
                one(given, "providerId"),
                one(given, "minPrice"),
                one(given, "maxPrice"),
                one(given, "currency"),
                one(given, "deadlineWithin"),
                one(given, "refundFailed"),
                one(given, "disputed"),
                one(given, "orderNumber"),
                one(given, "sort"));
    }

    /** Several values where there can be one are one that is wrong. */
    private static @Nullable String one(MultiValueMap<String, String> given, String name) {
        List<String> values = given.get(name);
        return values == null
                ? null
                : String.join(",", values.stream().map(OrderQueryArgument::text).toList());
    }

    private static @Nullable List<String> many(MultiValueMap<String, String> given, String name) {
        List<String> values = given.get(name);
        return values == null
                ? null
                : values.stream()
                        .map(OrderQueryArgument::text)
                        .flatMap(OrderQueryArgument::parts)
                        .toList();
    }

    private static Stream<String> parts(String value) {
        return Arrays.stream(value.split(",", -1)).map(String::strip);
    }

    /** A name without an equals sign has no value. */
    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
