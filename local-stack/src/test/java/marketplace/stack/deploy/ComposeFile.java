package marketplace.stack.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code docker-compose.yml}, with its merges done and its variables as they stand. */
final class ComposeFile {

    static final String NAME = "docker-compose.yml";

    private final Map<String, Object> file = Yaml.documents(NAME).getFirst();

    /** Parts of the file, but for those that others are merged from. */
    Set<String> parts() {
        return file.keySet().stream().filter(part -> !part.startsWith("x-")).collect(Collectors.toSet());
    }

    List<Container> containers() {
        List<Container> containers = new ArrayList<>();
        map(part("services")).forEach((name, settings) -> containers.add(new Container(name, map(settings))));
        return List.copyOf(containers);
    }

    /** What a profile starts, by name. */
    Map<String, Container> profile(String profile) {
        return containers().stream()
                .filter(container -> container.profiles().contains(profile))
                .collect(Collectors.toMap(Container::name, container -> container));
    }

    Container container(String name) {
        return containers().stream()
                .filter(container -> container.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Set<String> volumes() {
        return map(part("volumes")).keySet();
    }

    private Object part(String name) {
        return Objects.requireNonNull(file.get(name), name);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    /** One entry under {@code services}. */
    record Container(String name, Map<String, Object> settings) {

        Set<String> profiles() {
            return new TreeSet<>(list("profiles"));
        }

        boolean endsByItself() {
            return "on-failure".equals(settings.get("restart"));
        }

        boolean isOneOfOurServices() {
            return !endsByItself() && image().endsWith("-service");
        }

        boolean isBroker() {
            return !endsByItself() && image().startsWith("apache/kafka:");
        }

        String image() {
            return text("image");
        }

        String text(String setting) {
            return Objects.requireNonNull(settings.get(setting), name + " has no " + setting)
                    .toString();
        }

        /** The variables, each as text. */
        Map<String, String> environment() {
            return map(settings.getOrDefault("environment", Map.of())).entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, variable -> variable.getValue().toString()));
        }

        String variable(String variable) {
            return Objects.requireNonNull(environment().get(variable), name + " has no " + variable);
        }

        /** What is waited for, and until when. */
        Map<String, String> dependencies() {
            return map(settings.getOrDefault("depends_on", Map.of())).entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, other -> condition(other.getValue())));
        }

        private static String condition(Object dependency) {
            return Objects.requireNonNull(map(dependency).get("condition")).toString();
        }

        List<String> list(String setting) {
            List<?> values = (List<?>) settings.getOrDefault(setting, List.of());
            return values.stream().map(Object::toString).toList();
        }
    }
}
