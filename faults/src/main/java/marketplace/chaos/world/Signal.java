package marketplace.chaos.world;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What can be sent to a process. */
public enum Signal {
    KILL,
    TERM,
    STOP,
    CONT;

    /** All of them at once. */
    void to(List<Long> processes) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name()));
        processes.forEach(pid -> command.add(Long.toString(pid)));
        try {
            int _ = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new IllegalStateException("cannot send %s to %s".formatted(this, processes), failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
