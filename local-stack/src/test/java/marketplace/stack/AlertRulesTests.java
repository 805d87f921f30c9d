package marketplace.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules as Prometheus itself reads and tries them, where its promtool is installed. */
class AlertRulesTests {

    private static final Path DIRECTORY = Path.of("..", "docker", "prometheus");
    private static final Pattern ALERT = Pattern.compile("(?m)^ +- alert: (\\w+)$((?:\n(?! +- alert:).*)*)");

    private static final Pattern SECTION = Pattern.compile("(?m)^## (\\w+)$");

    @Test
    void every_alert_fires_when_it_should_and_not_before() throws Exception {
        assertThat(promtool("test", "rules", "alerts-tests.yml")).contains("SUCCESS");
    }

    @Test
    void what_prometheus_is_given_can_be_read() throws Exception {
        assertThat(promtool("check", "config", "prometheus.yml"))
                .contains("prometheus.yml is valid")
                .doesNotContain("FAILED");
    }

    @Test
    void every_alert_is_tried() throws IOException {
        String tests = Files.readString(DIRECTORY.resolve("alerts-tests.yml"));

        assertThat(alerts())
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        alert -> assertThat(tests).containsPattern("alertname=\"%s\"[,}]".formatted(alert.group(1))));
    }

    @Test
    void every_alert_says_how_bad_it_is_what_it_means_and_where_to_read_on() throws IOException {
        assertThat(alerts())
                .allSatisfy(alert -> assertThat(alert.group(2) + "\n")
                        .containsPattern("severity: (critical|warning)}")
                        .contains("summary: ", "description: ")
                        .contains("runbook: docs/runbook.md#" + alert.group(1).toLowerCase(Locale.ROOT) + "\n"));
    }

    @Test
    void the_runbook_has_a_section_for_every_alert_and_for_no_other() throws IOException {
        String runbook = Files.readString(Path.of("..", "docs", "runbook.md"));

        assertThat(SECTION.matcher(runbook).results().map(section -> section.group(1)))
                .containsExactlyElementsOf(
                        alerts().stream().map(alert -> alert.group(1)).toList());
        assertThat(SECTION.splitAsStream(runbook).skip(1))
                .allSatisfy(section -> assertThat(section)
                        .contains("**Users:**", "**Look", "**Over:**")
                        .containsPattern("[dD]o:\\*\\*"));
    }

    private static List<MatchResult> alerts() throws IOException {
        return ALERT.matcher(Files.readString(DIRECTORY.resolve("alerts.yml")) + "\n")
                .results()
                .toList();
    }

    private static String promtool(String... arguments) throws IOException, InterruptedException {
        assumeTrue(isInstalled(), "promtool is not installed: on Debian it is in the package prometheus");
        List<String> command =
                Stream.concat(Stream.of("promtool"), Arrays.stream(arguments)).toList();
        Process process = new ProcessBuilder(command)
                .directory(DIRECTORY.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static boolean isInstalled() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "promtool")));
    }
}
