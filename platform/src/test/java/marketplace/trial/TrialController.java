package marketplace.trial;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import marketplace.contracts.Role;
import marketplace.platform.load.Place;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Caller;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** Endpoints that fail in every way that endpoints fail. */
@RestController
@RequestMapping("/trial")
class TrialController {

    /** Stands in what no caller may see. */
    static final String SECRET = "hunter2";

    private static final int TICKS = 200;

    private final DatabaseClient database;

    TrialController(DatabaseClient database) {
        this.database = database;
    }

    @GetMapping("/caller")
    Caller caller(Caller caller) {
        return caller;
    }

    @GetMapping("/providers-only")
    Caller providersOnly(Caller caller) {
        caller.require(Role.PROVIDER);
        return caller;
    }

    @PostMapping(path = "/baskets", consumes = MediaType.APPLICATION_JSON_VALUE)
    Basket fill(@Valid @RequestBody Basket basket) {
        return basket;
    }

    @PostMapping(path = "/anything", consumes = MediaType.APPLICATION_JSON_VALUE)
    JsonNode anything(@RequestBody JsonNode anything) {
        return anything;
    }

    @GetMapping("/counted")
    int counted(@RequestParam int count) {
        return count;
    }

    @GetMapping("/busy")
    Mono<Caller> busy() {
        return Mono.error(
                () -> ProblemException.retryAfter(PlatformProblems.OVERLOADED, "come back later", Duration.ofSeconds(7))
                        .member("queue", List.of("a", "b")));
    }

    @GetMapping("/broken")
    Mono<Caller> broken() {
        return Mono.error(() -> new IllegalStateException(SECRET, new IllegalArgumentException("select " + SECRET)));
    }

    @GetMapping("/stored")
    Mono<String> stored() {
        return database.sql("select '" + SECRET + "'").mapValue(String.class).one();
    }

    @GetMapping(path = "/ticks", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<Long> ticks() {
        return Flux.interval(Duration.ofMillis(1)).onBackpressureBuffer().take(TICKS);
    }

    @GetMapping("/asked")
    Question asked(Question question) {
        return question;
    }

    @GetMapping("/elsewhere")
    Mono<Question> elsewhere() {
        return Mono.fromSupplier(() -> new Question("elsewhere")).subscribeOn(Schedulers.parallel());
    }

    @GetMapping("/never")
    Mono<String> never() {
        return Mono.never();
    }

    @GetMapping("/waiting")
    Mono<String> waiting() {
        return Place.leaving(Mono.never());
    }

    @GetMapping(path = "/open", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<Long> open() {
        return Flux.concat(Mono.just(0L), Flux.never());
    }

    record Question(String word) {}

    record Basket(@NotBlank String owner, @NotNull List<@Valid Line> lines) {}

    record Line(@NotBlank String product, @Min(1) @Max(9) int count) {}
}
