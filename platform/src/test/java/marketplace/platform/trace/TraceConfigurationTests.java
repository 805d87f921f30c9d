package marketplace.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.trace.SpanKind;
import java.util.Map;
import marketplace.servers.TraceCollector;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class TraceConfigurationTests {

    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

    @Test
    void tracing_is_off_where_the_environment_names_no_collector() {
        with(Map.of())
                .run(context -> assertThat(context.getBean(Traces.class).on()).isFalse());
        with(Map.of(ENDPOINT, ""))
                .run(context -> assertThat(context.getBean(Traces.class).on()).isFalse());
        with(Map.of(ENDPOINT, "http://127.0.0.1:1", "OTEL_SDK_DISABLED", "true"))
                .run(context -> assertThat(context.getBean(Traces.class).on()).isFalse());
    }

    @Test
    void a_collector_that_the_environment_names_gets_what_its_other_variables_ask_for() {
        try (TraceCollector collector = TraceCollector.start()) {
            with(Map.of(
                            ENDPOINT,
                            collector.endpoint(),
                            "OTEL_SERVICE_NAME",
                            "another-name",
                            "OTEL_BSP_SCHEDULE_DELAY",
                            "20"))
                    .run(context -> {
                        context.getBean(Traces.class)
                                .begin(SpanKind.SERVER, "request", null)
                                .end();

                        await().until(() -> !collector.spans().isEmpty());
                    });
            assertThat(collector.spans())
                    .extracting(span -> span.service() + " " + span.name())
                    .containsExactly("another-name request");
        }
    }

    @Test
    void of_traces_that_begin_here_as_many_are_kept_as_the_environment_says() {
        try (TraceCollector collector = TraceCollector.start()) {
            with(Map.of(ENDPOINT, collector.endpoint(), "OTEL_TRACES_SAMPLER_ARG", "0"))
                    .run(context -> {
                        Traces traces = context.getBean(Traces.class);
                        traces.begin(SpanKind.SERVER, "ours", null).end();
                        traces.begin(
                                        SpanKind.SERVER,
                                        "theirs",
                                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                                .end();
                    });

            assertThat(collector.spans()).extracting("name").containsExactly("theirs");
        }
    }

    private static ApplicationContextRunner with(Map<String, Object> environment) {
        return new ApplicationContextRunner()
                .withUserConfiguration(TraceConfiguration.class)
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .replace(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                new SystemEnvironmentPropertySource(
                                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, environment)))
                .withPropertyValues("spring.application.name=trial-service");
    }
}
