package marketplace.stack;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What the stack says: progress with the seconds since the start, and the steps of the stories. Colours only where asked for. */
public final class Console {

    private static final String BOLD = "1";
    private static final String GREEN = "32";
    private static final String RED = "31";
    private static final String DIM = "2";
    private static final int WIDTH = 100;
    private static final int PARTY = 18;

    private final PrintStream out;
    private final boolean colours;
    private final long startedAt = System.nanoTime();
    private volatile boolean quiet;

    Console(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    static Console ofThisProcess() {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        return new Console(out, Boolean.getBoolean("stack.colours"));
    }

    /** What the stack does now. */
    public void progress(String text) {
        double seconds = sinceStart().toMillis() / 1000.0;
        out.println(painted(DIM, "%6.1f s".formatted(seconds)) + "  " + text);
    }

    public void heading(String text) {
        tell("");
        tell(painted(BOLD, text));
    }

    /** One thing that a party did or saw. */
    public void step(String party, String text) {
        Wrapped wrapped = Wrapped.at(WIDTH - PARTY - 2, text);
        tell("  " + "%-18s".formatted(party) + String.join("\n" + " ".repeat(PARTY + 2), wrapped.lines()));
    }

    public void succeeded(String text) {
        tell("  " + painted(GREEN, "✓ " + text));
    }

    public void failed(String text) {
        tell("  " + painted(RED, "✗ " + text));
    }

    public void line(String text) {
        tell(text);
    }

    /** From now on only progress is said. */
    void quiet() {
        quiet = true;
    }

    Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    private void tell(String text) {
        if (!quiet) {
            out.println(text);
        }
    }

    private String painted(String code, String text) {
        return colours ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
