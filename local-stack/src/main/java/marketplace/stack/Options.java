package marketplace.stack;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * What the command line asks for.
 *
 * @param demo whether the stories are played
 * @param exit whether the stack stops after the demo
 * @param reset whether the data of earlier runs is deleted first
 * @param token role and id of the party to print a token for; empty to start the stack
 */
record Options(boolean demo, boolean exit, boolean reset, List<String> token, Ports ports) {

    static Options parse(String[] arguments, Map<String, String> environment) {
        Options options = new Options(true, false, false, List.of(), Ports.from(environment));
        Deque<String> left = new ArrayDeque<>(Arrays.asList(arguments));
        while (!left.isEmpty()) {
            options = options.and(left.removeFirst(), left);
        }
        return options;
    }

    private Options and(String argument, Deque<String> left) {
        return switch (argument) {
            case "--exit" -> new Options(demo, true, reset, token, ports);
            case "--no-demo" -> new Options(false, exit, reset, token, ports);
            case "--reset" -> new Options(demo, exit, true, token, ports);
            case "token" ->
                new Options(
                        demo,
                        exit,
                        reset,
                        List.of(next(left, "token needs a role"), next(left, "token needs an id")),
                        ports);
            default ->
                new Options(
                        demo, exit, reset, token, ports.with(port(argument), next(left, argument + " needs a port")));
        };
    }

    private static Port port(String flag) {
        return Arrays.stream(Port.values())
                .filter(port -> port.flag().equals(flag))
                .findFirst()
                .orElseThrow(() -> new StartException("no such option: " + flag + " (./run --help lists all)"));
    }

    private static String next(Deque<String> left, String missing) {
        if (left.isEmpty()) {
            throw new StartException(missing);
        }
        return left.removeFirst();
    }
}
