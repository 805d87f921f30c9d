package marketplace.platform.trace;

import java.util.stream.Stream;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** An address that is named but empty is none: compose files pass on variables that nobody has set. */
final class CollectorNamed implements Condition {

    private static final String DISABLED = "otel.sdk.disabled";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        return Stream.of("otel.exporter.otlp.endpoint", "otel.exporter.otlp.traces.endpoint")
                        .map(environment::getProperty)
                        .anyMatch(StringUtils::hasText)
                && !environment.getProperty(DISABLED, Boolean.class, false);
    }
}
