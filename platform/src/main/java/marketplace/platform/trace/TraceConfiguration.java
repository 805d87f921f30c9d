package marketplace.platform.trace;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Tracing is on where the environment names a collector. */
@Configuration(proxyBeanMethods = false)
class TraceConfiguration {

    private static final String PREFIX = "otel";

    @Bean
    @Conditional(CollectorNamed.class)
    TraceExport traceExport(@Value("${spring.application.name}") String service, Environment environment) {
        Map<String, String> settings = Binder.get(environment)
                .bind(PREFIX, Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
        return new TraceExport(
                service,
                settings.entrySet().stream()
                        .collect(Collectors.toMap(setting -> PREFIX + "." + setting.getKey(), Map.Entry::getValue)));
    }

    @Bean
    Traces traces(ObjectProvider<TraceExport> export) {
        return Optional.ofNullable(export.getIfAvailable())
                .map(collector -> Traces.to(collector.telemetry()))
                .orElseGet(Traces::off);
    }
}
