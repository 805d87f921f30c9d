package marketplace.stack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import marketplace.stack.process.Guard;
import marketplace.stack.process.ServiceCommand;
import marketplace.stack.process.SupervisedService;

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

    /** @throws StartException when one of them does not get ready */
    void awaitReady() {
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(services.stream()
                            .map(service -> CompletableFuture.runAsync(() -> awaitReady(service), each))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof StartException reason ? reason : failed;
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
