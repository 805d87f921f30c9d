package marketplace.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code docs/api.md} as the script that its readers run: all its blocks in one shell, held to what they say that they print. */
final class ApiDocument {

    private static final String EXPECTED = "# => ";
    private static final String BEGIN = "@@@ block ";
    private static final int PATIENCE_SECONDS = 120;

    private final List<Block> blocks = new ArrayList<>();

    private ApiDocument() {}

    /** One block of shell commands, and what it prints among other things. */
    private record Block(int line, List<String> commands, List<String> expected) {

        Block(int line) {
            this(line, new ArrayList<>(), new ArrayList<>());
        }

        void add(String command) {
            if (command.startsWith(EXPECTED)) {
                expected.add(command.substring(EXPECTED.length()));
            } else {
                commands.add(command);
            }
        }
    }

    static ApiDocument read(Path file) throws IOException {
        ApiDocument document = new ApiDocument();
        boolean inBlock = false;
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.startsWith("```")) {
                inBlock = line.equals("```bash");
                if (inBlock) {
                    document.blocks.add(new Block(number));
                }
            } else if (inBlock) {
                document.blocks.getLast().add(line);
            }
        }
        return document;
    }

    /** Whether this machine has what the blocks need. */
    static boolean canRun() throws IOException, InterruptedException {
        return new ProcessBuilder("bash", "-c", "command -v curl && command -v jq")
                        .start()
                        .waitFor()
                == 0;
    }

    /**
     * Runs all blocks and tells what they did not print.
     *
     * @param directory where they may leave files
     */
    List<String> broken(Path directory, Map<String, String> variables) throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        Path script = Files.writeString(directory.resolve("api.sh"), script());
        ProcessBuilder shell = new ProcessBuilder("bash", "-euo", "pipefail", script.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().putAll(variables);
        Process process = shell.start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return broken(Files.readString(output), ended && process.exitValue() == 0);
    }

    private String script() {
        StringBuilder script = new StringBuilder();
        for (Block block : blocks) {
            script.append("echo '%s%d'\n%s\n".formatted(BEGIN, block.line, String.join("\n", block.commands)));
        }
        return script.toString();
    }

    private List<String> broken(String output, boolean finished) {
        List<String> broken = new ArrayList<>();
        for (Block block : blocks) {
            String printed = printed(output, block);
            int from = 0;
            for (String expected : block.expected) {
                int found = printed.indexOf(expected, from);
                if (found < 0) {
                    broken.add("line %d: expected %s in:%n%s".formatted(block.line, expected, printed));
                }
                from = Math.max(from, found);
            }
        }
        if (!finished) {
            broken.add("stopped early:%n%s".formatted(output));
        }
        return broken;
    }

    private static String printed(String output, Block block) {
        int begin = output.indexOf(BEGIN + block.line + "\n");
        if (begin < 0) {
            return "";
        }
        int end = output.indexOf(BEGIN, begin + 1);
        return end < 0 ? output.substring(begin) : output.substring(begin, end);
    }
}
