package marketplace.timeout.oncall;

import java.util.List;
import marketplace.contracts.Role;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Caller;
import marketplace.timeout.firing.Lateness;
import marketplace.timeout.oncall.LatenessView.Publications;
import marketplace.timeout.oncall.OnCallStore.Backlog;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The API for the engineer on call: operators and services only. */
@RestController
@RequestMapping("/v1")
class OnCallController {

    private static final int MOST_SCHEDULES = 500;

    private final OnCallStore store;
    private final Lateness lateness;

    OnCallController(OnCallStore store, Lateness lateness) {
        this.store = store;
        this.lateness = lateness;
    }

    @GetMapping("/schedules/{orderNumber}")
    Mono<ScheduleView> schedule(Caller caller, @PathVariable String orderNumber) {
        requireOnCall(caller);
        return store.schedule(orderNumber).switchIfEmpty(Mono.error(OnCallController::unknown));
    }

    @GetMapping("/schedules")
    Mono<Schedules> next(Caller caller, @RequestParam(defaultValue = "50") int limit) {
        requireOnCall(caller);
        if (limit < 1 || limit > MOST_SCHEDULES) {
            throw new ProblemException(PlatformProblems.INVALID_REQUEST, "limit is 1 to " + MOST_SCHEDULES);
        }
        return store.next(limit).collectList().map(Schedules::new);
    }

    @GetMapping("/lateness")
    Mono<LatenessView> lateness(Caller caller) {
        requireOnCall(caller);
        return store.backlog().map(this::view);
    }

    private LatenessView view(Backlog backlog) {
        return new LatenessView(
                backlog.overdue(),
                backlog.oldestOverdueSince(),
                backlog.unanswered(),
                Publications.of(lateness.summary()));
    }

    private static void requireOnCall(Caller caller) {
        caller.require(Role.OPERATOR, Role.SERVICE);
    }

    private static ProblemException unknown() {
        return new ProblemException(PlatformProblems.NOT_FOUND, "no deadline of such an order was ever heard of");
    }

    record Schedules(List<ScheduleView> schedules) {}
}
