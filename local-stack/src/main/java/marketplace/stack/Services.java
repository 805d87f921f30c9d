package marketplace.stack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import marketplace.stack.process.Guard;
import marketplace.stack.process.ServiceCommand;
import marketplace.stack.process.SupervisedService;
import org.jspecify.annotations.Nullable;

/** The three services, started at the same time and stopped at the same time. */
final class Services implements AutoCloseable {

    private final List<SupervisedService> services = new ArrayList<>();
    private final Console console;

    Services(List<ServiceCommand> commands, Guard guard, Console console) throws IOException {
        this.console = console;
        for (ServiceCommand command : commands) {
            services.add(SupervisedService.start(command, guard, console::progress));
        }
    }

    /** @throws StartException as soon as one of them cannot get ready */
    void awaitReady() {
        CompletableFuture<Void> failed = new CompletableFuture<>();
        CompletableFuture<?>[] each = services.stream()
                .map(service -> CompletableFuture.runAsync(() -> awaitReady(service), Thread::startVirtualThread))
                .map(ready -> ready.whenComplete((nothing, failure) -> failIf(failure, failed)))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.anyOf(CompletableFuture.allOf(each), failed).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof StartException reason ? reason : failure;
        }
    }

    private static void failIf(@Nullable Throwable failure, CompletableFuture<Void> failed) {
        if (failure != null) {
            failed.completeExceptionally(failure instanceof CompletionException ? failure.getCause() : failure);
        }
    }

    List<SupervisedService> all() {
        return List.copyOf(services);
    }

    @Override
    public void close() {
        services.forEach(SupervisedService::beginStop);
        for (SupervisedService service : services) {
            service.stop();
        }
    }

    private void awaitReady(SupervisedService service) {
        try {
            service.awaitReady();
            console.progress("%s is ready on %s".formatted(service.name(), service.address()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted while waiting for " + service.name(), stopping);
        }
    }
}
