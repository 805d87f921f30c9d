package marketplace.platform.clock;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import marketplace.contracts.Role;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Caller;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Moves this service's time. There is no such endpoint outside the sandbox profile. */
@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/clock")
class SandboxClockController {

    private static final Duration FURTHEST = Duration.ofDays(3650);

    private final SandboxClock clock;
    private final SandboxClockStore store;

    SandboxClockController(SandboxClock clock, SandboxClockStore store) {
        this.clock = clock;
        this.store = store;
    }

    @GetMapping
    SandboxTime now(Caller caller) {
        caller.require(Role.OPERATOR);
        return SandboxTime.of(clock);
    }

    @PutMapping
    Mono<SandboxTime> move(Caller caller, @Valid @RequestBody Move move) {
        caller.require(Role.OPERATOR);
        if (move.offset.compareTo(FURTHEST) > 0 || move.offset.compareTo(FURTHEST.negated()) < 0) {
            throw ProblemException.invalid("/offset", "at most %s either way".formatted(FURTHEST));
        }
        return store.move(move.offset).map(moved -> SandboxTime.of(clock));
    }

    /** @param offset how far this clock is ahead of real time, ISO 8601, as in {@code PT360H1M} */
    record Move(@NotNull Duration offset) {}

    record SandboxTime(Instant now, Duration offset) {
        static SandboxTime of(SandboxClock clock) {
            return new SandboxTime(clock.instant(), clock.movedBy());
        }
    }
}
