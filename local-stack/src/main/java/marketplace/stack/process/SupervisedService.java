package marketplace.stack.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import marketplace.stack.StartException;

/** A service as a process that is started again whenever it ends without being told to. */
public final class SupervisedService {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(25);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final ServiceCommand command;
    private final Guard guard;
    private final Consumer<String> progress;
    private final Readiness readiness;
    private volatile Process process;
    private volatile boolean stopping;

    private SupervisedService(ServiceCommand command, Guard guard, Consumer<String> progress) throws IOException {
        this.command = command;
        this.guard = guard;
        this.progress = progress;
        this.readiness = new Readiness(command);
        this.process = launch();
    }

    /**
     * Starts the service and returns at once.
     *
     * @param progress told what happens to it
     */
    public static SupervisedService start(ServiceCommand command, Guard guard, Consumer<String> progress)
            throws IOException {
        return new SupervisedService(command, guard, progress);
    }

    /**
     * Waits for the service to be ready for the first time; it is watched from then on.
     *
     * @throws StartException with the end of its log when it ends instead, or takes longer than two minutes
     */
    public void awaitReady() throws InterruptedException {
        if (!readiness.await(process, READY_WITHIN)) {
            String what = process.isAlive()
                    ? "is not ready after " + READY_WITHIN.toSeconds() + " s"
                    : "ended while starting";
            throw new StartException("%s %s; the end of %s:\n%s"
                    .formatted(command.name(), what, command.log(), LogTail.of(command.log())));
        }
        Thread.ofVirtual().name(command.name() + "-supervisor").start(this::supervise);
    }

    public String name() {
        return command.name();
    }

    /** As in {@code http://127.0.0.1:8080}. */
    public String address() {
        return command.address();
    }

    /** The process of the service as it runs now. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Asks the service to stop, and returns at once. */
    public void beginStop() {
        stopping = true;
        process.destroy();
    }

    /** Waits for the service to stop; after 25 seconds it is killed. */
    public void stop() {
        beginStop();
        try {
            if (!process.waitFor(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                progress.accept(command.name() + " does not stop and is killed");
                process.destroyForcibly().waitFor();
            }
            guard.forget(process.pid());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Process launch() throws IOException {
        Process launched = command.launch();
        guard.watch(launched.pid());
        return launched;
    }

    private void supervise() {
        try {
            Duration pause = FIRST_PAUSE;
            while (!stopping) {
                int code = process.waitFor();
                Thread.sleep(pause);
                pause = !stopping && ready(code) ? FIRST_PAUSE : longer(pause);
            }
        } catch (InterruptedException | IOException end) {
            progress.accept("%s is no longer watched: %s".formatted(command.name(), end));
        }
    }

    /** Starts again after an end with this exit code. */
    private boolean ready(int code) throws IOException, InterruptedException {
        guard.forget(process.pid());
        progress.accept("%s ended with exit code %d, starting it again".formatted(command.name(), code));
        long from = System.nanoTime();
        process = launch();
        if (stopping) {
            process.destroy();
        }
        boolean ready = readiness.await(process, READY_WITHIN);
        if (ready) {
            Duration took = Duration.ofNanos(System.nanoTime() - from);
            progress.accept("%s is ready again after %.1f s".formatted(command.name(), took.toMillis() / 1000.0));
        }
        return ready;
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
