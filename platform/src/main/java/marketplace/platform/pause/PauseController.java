package marketplace.platform.pause;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.contracts.Role;
import marketplace.platform.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Pauses over HTTP, for operators only. Each may be said again. */
@RestController
@RequestMapping(path = "/v1/pauses", produces = MediaType.APPLICATION_JSON_VALUE)
class PauseController {

    private static final Logger log = LoggerFactory.getLogger(PauseController.class);

    private final PausableParts parts;
    private final PauseStore store;

    PauseController(PausableParts parts, PauseStore store) {
        this.parts = parts;
        this.store = store;
    }

    @GetMapping
    Mono<PartState.PartStates> list(Caller caller) {
        caller.require(Role.OPERATOR);
        List<String> names = parts.names();
        return store.of(names)
                .collect(Collectors.toMap(Pause::part, Function.identity()))
                .map(pauses -> states(names, pauses));
    }

    @PutMapping("/{part}")
    Mono<PartState> pause(Caller caller, @PathVariable String part, @Valid @RequestBody PauseReason reason) {
        caller.require(Role.OPERATOR);
        parts.require(part);
        return store.pause(part, caller.id(), reason.note())
                .doOnNext(pause -> log.info("operator {} pauses {}", pause.by(), pause.part()))
                .map(PartState::paused);
    }

    @DeleteMapping("/{part}")
    Mono<PartState> resume(Caller caller, @PathVariable String part) {
        caller.require(Role.OPERATOR);
        parts.require(part);
        return store.resume(part)
                .filter(ended -> ended > 0)
                .doOnNext(ended -> log.info("operator {} resumes {}", caller.id(), part))
                .then(Mono.fromSupplier(() -> PartState.running(part)));
    }

    private static PartState.PartStates states(List<String> names, Map<String, Pause> pauses) {
        return new PartState.PartStates(
                names.stream().map(name -> state(name, pauses)).toList());
    }

    private static PartState state(String name, Map<String, Pause> pauses) {
        Pause pause = pauses.get(name);
        return pause == null ? PartState.running(name) : PartState.paused(pause);
    }
}
