package marketplace.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.boot.logging.logback.WhitespaceThrowableProxyConverter;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogLinesTests {

    private static final String FORGED = "2026-03-01T10:00:00.000Z ERROR [main] marketplace.Forged : all is lost";

    private final LoggerContext context = new LoggerContext();

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\u0085", "\u2028", "\u000b", "\u001b[2K"})
    void whatSomebodyWroteDoesNotBeginALineForPeople(String separator) throws IOException {
        String line = forPeople(event("refused: " + separator + FORGED, null));

        assertThat(line).endsWith("\n").contains("refused: ", FORGED);
        assertThat(line.strip().split("\\R", -1)).hasSize(1);
        assertThat(line.strip().chars()).noneMatch(Character::isISOControl);
    }

    @Test
    void aValueDoesNotBeginALineEither() throws IOException {
        LoggingEvent event = event("broken", null);
        event.addKeyValuePair(new KeyValuePair(LogKeys.TENANT, "buyer:x\n" + FORGED));

        assertThat(forPeople(event).strip().lines()).singleElement().asString().contains("buyer:x\\n" + FORGED);
    }

    @Test
    void whatSomebodyWroteIntoAnExceptionIsIndented() throws IOException {
        String text = forPeople(event("failed", new IllegalStateException("no\n" + FORGED + "\r\u001b" + FORGED)));

        assertThat(text.lines().filter(line -> !line.startsWith(" ") && !line.isEmpty()))
                .hasSize(1);
        assertThat(text).contains("IllegalStateException: no", "    " + FORGED).doesNotContain("\u001b");
    }

    @Test
    void aLineForMachinesIsOneObjectThatSaysWhichOrderAndWhose() {
        LoggingEvent event = event("refused: \n" + FORGED, new IllegalStateException("no\n" + FORGED));
        event.addKeyValuePair(new KeyValuePair(LogKeys.ORDER, "0010000000000000001"));
        event.addKeyValuePair(new KeyValuePair(LogKeys.TENANT, "buyer:alice"));

        String text = forMachines(event);

        assertThat(text.strip().lines()).hasSize(1);
        JsonNode line = JsonMapper.shared().readTree(text);
        assertThat(line.path("message").stringValue()).isEqualTo("refused: \n" + FORGED);
        assertThat(line.path(LogKeys.ORDER).stringValue()).isEqualTo("0010000000000000001");
        assertThat(line.path(LogKeys.TENANT).stringValue()).isEqualTo("buyer:alice");
        assertThat(text).contains("trial-service");
    }

    private LoggingEvent event(String message, @Nullable Throwable failure) {
        Logger logger = context.getLogger("marketplace.order.Trial");
        return new LoggingEvent(Logger.class.getName(), logger, Level.WARN, message, failure, new Object[0]);
    }

    private String forPeople(LoggingEvent event) throws IOException {
        PatternLayout layout = new PatternLayout();
        layout.getInstanceConverterMap().put("wEx", WhitespaceThrowableProxyConverter::new);
        layout.setContext(context);
        layout.setPattern(pattern());
        layout.start();
        return layout.doLayout(event);
    }

    private String forMachines(LoggingEvent event) {
        context.setMDCAdapter(new LogbackMDCAdapter());
        Environment environment = new MockEnvironment().withProperty("spring.application.name", "trial-service");
        context.putObject(Environment.class.getName(), environment);
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat("ecs");
        encoder.start();
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }

    private static String pattern() throws IOException {
        return new YamlPropertySourceLoader()
                .load("platform", new ClassPathResource("platform.yaml")).stream()
                        .map(source -> source.getProperty("logging.pattern.console"))
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .findFirst()
                        .orElseThrow();
    }
}
