package marketplace.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import marketplace.contracts.Role;
import marketplace.stack.access.KeyFiles;
import marketplace.stack.access.Tokens;
import marketplace.stack.client.Marketplace;
import marketplace.stack.demo.Demo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code ./run} runs, from the project's top directory. */
public final class LocalStack {

    private static final Logger log = LoggerFactory.getLogger(LocalStack.class);
    private static final Path DATA = Path.of(".local");
    private static final Duration LEFTOVERS_STOP_WITHIN = Duration.ofSeconds(30);
    private static final int FAILED = 1;

    private final Options options;
    private final StackSettings settings;
    private final Console console = Console.ofThisProcess();

    private LocalStack(Options options) {
        this.options = options;
        this.settings = new StackSettings(Path.of("").toAbsolutePath(), DATA, options.ports());
    }

    /** Starts everything, plays the stories, stays up until it is told to stop. */
    public static void main(String[] arguments) {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> log.warn("{} ended", thread, failure));
        try {
            Options options = Options.parse(arguments, System.getenv());
            LocalStack stack = new LocalStack(options);
            System.exit(options.token().isEmpty() ? stack.run() : stack.printToken());
        } catch (StartException refused) {
            System.err.println(refused.getMessage());
        } catch (IOException | GeneralSecurityException | RuntimeException | InterruptedException failure) {
            System.err.println("the stack failed: " + failure);
            log.error("the stack failed", failure);
        }
        System.exit(FAILED);
    }

    private int printToken() throws IOException, GeneralSecurityException {
        Tokens tokens = Tokens.signedWith(KeyFiles.existingIn(settings.keys()), RealTime.clock());
        System.out.println(
                tokens.issue(role(options.token().getFirst()), options.token().getLast()));
        return 0;
    }

    private int run() throws IOException, GeneralSecurityException, InterruptedException {
        StackLock lock = StackLock.take(DATA);
        Stack stack = Stack.of(settings, console);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, lock), "stop"));
        checkPorts(lock);
        if (options.reset()) {
            Leftovers.delete(DATA);
        }
        stack.start();
        console.progress("everything is ready");
        return use(stack.marketplace());
    }

    private int use(Marketplace marketplace) throws IOException, InterruptedException {
        boolean fine = !options.demo() || new Demo(marketplace, console).play();
        if (!options.exit()) {
            new Guide(settings, marketplace, console).print();
            new CountDownLatch(1).await();
        }
        return fine ? 0 : FAILED;
    }

    private void checkPorts(StackLock lock) throws IOException, InterruptedException {
        long end = System.nanoTime() + LEFTOVERS_STOP_WITHIN.toNanos();
        if (lock.leftBehind() && !options.ports().taken().isEmpty()) {
            console.progress("the last run was killed; waiting for what it started to stop");
            while (!options.ports().taken().isEmpty() && System.nanoTime() < end) {
                Thread.sleep(Duration.ofMillis(500));
            }
        }
        Preflight.check(options.ports(), DATA);
    }

    private void stop(Stack stack, StackLock lock) {
        try {
            console.quiet();
            console.progress("stopping");
            stack.close();
            lock.close();
            console.progress("stopped; the data stays in %s/".formatted(DATA));
        } catch (IOException failure) {
            System.err.println("not everything stopped: " + failure);
        }
    }

    private static Role role(String name) {
        List<Role> roles = Arrays.asList(Role.values());
        return roles.stream()
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new StartException(
                        "a role is one of " + roles.toString().toLowerCase(Locale.ROOT)));
    }
}
