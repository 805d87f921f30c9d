package marketplace.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No promise without a test: every line of docs/guarantees.md names one at its end. */
class GuaranteesTests {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern NAME = Pattern.compile("`([A-Za-z0-9]+)`");

    private final Set<String> classes = classes();

    @TestFactory
    Stream<DynamicTest> every_line_names_tests_that_exist() throws IOException {
        return lines().stream().map(line -> dynamicTest(cells(line).getFirst(), () -> namesTests(line)));
    }

    @Test
    void all_lines_are_seen() throws IOException {
        assertThat(lines()).hasSizeGreaterThan(25);
    }

    private void namesTests(String line) {
        List<String> named = NAME.matcher(cells(line).getLast())
                .results()
                .map(name -> name.group(1))
                .toList();

        assertThat(named).anySatisfy(name -> assertThat(name).endsWith("Tests"));
        assertThat(classes).containsAll(named);
    }

    /** Of the tables whose last column is one of tests, without their heads. */
    private static List<String> lines() throws IOException {
        List<String> promises = new ArrayList<>();
        boolean inside = false;
        String before = "";
        for (String line : Files.readAllLines(PROJECT.resolve("docs/guarantees.md"))) {
            boolean head = line.startsWith("|") && !before.startsWith("|");
            inside = head ? cells(line).getLast().contains("tests") : inside && line.startsWith("|");
            if (inside && !head && !line.startsWith("|-")) {
                promises.add(line);
            }
            before = line;
        }
        return promises;
    }

    private static List<String> cells(String line) {
        return List.of(line.substring(1, line.lastIndexOf('|')).split("\\|")).stream()
                .map(String::strip)
                .toList();
    }

    private static Set<String> classes() {
        try (Stream<Path> modules = Files.list(PROJECT)) {
            return modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(GuaranteesTests::sources)
                    .map(file -> String.valueOf(file.getFileName()).replace(".java", ""))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<Path> sources(Path module) {
        try (Stream<Path> files = Files.walk(module)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
