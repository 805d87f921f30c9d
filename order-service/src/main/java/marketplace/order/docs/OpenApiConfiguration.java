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
import org.springframework.http.HttpHeaders;
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
    OpenApiCustomizer texts() {
        return document -> {
            OperationTexts texts = new OperationTexts();
            EventDocs.addTo(document);
            ProblemDocs.addTo(document, texts.problems());
            OperationDocs.addTo(document, texts);
        };
    }

    private static Optional<MethodParameter> writeHeaders(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.getParameterType() == WriteHeaders.class)
                .findFirst();
    }

    private static void describe(Operation operation, MethodParameter writeHeaders) {
        Conditions conditions = writeHeaders.getParameterAnnotation(Conditions.class);
        if (conditions == null || conditions.keyed()) {
            operation.addParametersItem(idempotencyKey(conditions != null && conditions.keyRequired()));
        }
        operation.addParametersItem(ifMatch(conditions != null && conditions.versionRequired()));
    }

    private static HeaderParameter idempotencyKey(boolean required) {
        return header(
                WriteHeaders.IDEMPOTENCY_KEY,
                "Makes repetitions harmless: the same key and request get the first answer again"
                        + (required ? "; 400 without it." : "."),
                "^[\\x21-\\x7e]{1,100}$",
                "2026-11-02-0017",
                required);
    }

    private static HeaderParameter ifMatch(boolean required) {
        return header(
                HttpHeaders.IF_MATCH,
                "The ETag that the caller saw: 412 when it has changed since" + (required ? ", 428 without it" : "")
                        + ". An asterisk says any version.",
                "^(\\*|\"[1-9][0-9]{0,17}\")$",
                "\"3\"",
                required);
    }

    private static HeaderParameter header(
            String name, String description, String pattern, String example, boolean required) {
        HeaderParameter header = new HeaderParameter();
        header.name(name)
                .description(description)
                .required(required)
                .schema(new StringSchema().pattern(pattern))
                .example(example);
        return header;
    }
}
