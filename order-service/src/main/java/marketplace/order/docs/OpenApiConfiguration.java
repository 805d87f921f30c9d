package marketplace.order.docs;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.Optional;
import marketplace.order.request.Conditions;
import marketplace.order.request.WriteHeaders;
import marketplace.platform.security.Caller;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String TOKEN = "token";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, WriteHeaders.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Order service")
                        .version("v1")
                        .description(
                                "Orders of a cloud marketplace: every button is an endpoint, every refusal says what"
                                        + " is allowed instead. Errors are RFC 9457 problems.")
                        .license(new License().name("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    /** Writes say under which conditions they are made. */
    @Bean
    OperationCustomizer writeHeaders() {
        return (operation, method) -> {
            writeHeaders(method).ifPresent(parameter -> describe(operation, parameter));
            return operation;
        };
    }

    @Bean
    OpenApiCustomizer problems() {
        return ProblemDocs::addTo;
    }

    private static Optional<MethodParameter> writeHeaders(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.getParameterType() == WriteHeaders.class)
                .findFirst();
    }

    private static void describe(Operation operation, MethodParameter writeHeaders) {
        Conditions conditions = writeHeaders.getParameterAnnotation(Conditions.class);
        if (conditions == null || conditions.keyed()) {
            operation.addParametersItem(idempotencyKey());
        }
        operation.addParametersItem(ifMatch(conditions != null && conditions.versionRequired()));
    }

    private static HeaderParameter idempotencyKey() {
        return header(
                WriteHeaders.IDEMPOTENCY_KEY,
                "Makes repetitions harmless: the same key and request get the first answer again. Required for placing.",
                false);
    }

    private static HeaderParameter ifMatch(boolean required) {
        return header(
                "If-Match",
                "The ETag that the caller saw: 412 when it has changed since" + (required ? ", 428 without it." : "."),
                required);
    }

    private static HeaderParameter header(String name, String description, boolean required) {
        HeaderParameter header = new HeaderParameter();
        header.name(name).description(description).required(required).schema(new StringSchema());
        return header;
    }
}
