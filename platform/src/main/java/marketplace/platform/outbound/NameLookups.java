package marketplace.platform.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Looks names up on few threads of its own: the system's resolver blocks for as long as it likes and cannot be broken off, and whoever
 * names hosts whose servers never answer must not hold the threads of anything else.
 */
@Component
class NameLookups implements DisposableBean {

    private static final int IDLE_SECONDS = 60;
    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(5);

    private final OutboundProperties properties;
    private final Names names;
    private final Scheduler threads;

    @Autowired
    NameLookups(OutboundProperties properties) {
        this(properties, InetAddress::getAllByName);
    }

    NameLookups(OutboundProperties properties, Names names) {
        this.properties = properties;
        this.names = names;
        this.threads = Schedulers.newBoundedElastic(
                properties.lookups(), properties.lookupsWaiting(), "name-lookup", IDLE_SECONDS, true);
    }

    /**
     * Every address of the host, at least one. Fails with {@link UnknownHostException} when there is no such host, and with
     * {@link java.util.concurrent.TimeoutException} when nobody said in time; waiting for a thread counts.
     *
     * @throws ProblemException as a signal, when too many wait already
     */
    Mono<List<InetAddress>> addresses(String host) {
        return Mono.fromCallable(() -> List.of(names.addresses(host)))
                .subscribeOn(threads)
                .onErrorMap(RejectedExecutionException.class, NameLookups::overloaded)
                .timeout(properties.lookup());
    }

    private static ProblemException overloaded(RejectedExecutionException full) {
        return ProblemException.retryAfter(
                PlatformProblems.OVERLOADED, "too many names are being looked up", COME_BACK_AFTER);
    }

    @Override
    public void destroy() {
        threads.dispose();
    }

    /** Whoever knows the addresses of names; may block. */
    interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }
}
