package marketplace.stack;

import java.nio.file.Path;

/**
 * Where a stack is and what it is made of.
 *
 * @param project the project's top directory, whose services are built
 * @param data what stays for the next start
 */
record StackSettings(Path project, Path data, Ports ports) {

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
