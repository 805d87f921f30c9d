package marketplace.stack;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where a stack is and what it is made of.
 *
 * @param project the project's top directory, whose services are built
 * @param data what stays for the next start
 * @param variables that every service gets beside its own
 */
record StackSettings(Path project, Path data, Ports ports, Map<String, String> variables) {

    StackSettings(Path project, Path data, Ports ports) {
        this(project, data, ports, Map.of());
    }

    Path log(String name) {
        return data.resolve("logs").resolve(name + ".log");
    }

    Path keys() {
        return data.resolve("keys");
    }

    Path jar(String module) {
        return project.resolve(module).resolve("target").resolve(module + ".jar");
    }
}
