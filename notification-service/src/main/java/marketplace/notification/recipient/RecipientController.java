package marketplace.notification.recipient;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/recipient")
@Tag(name = "Recipient", description = "How the caller wants to be told; operators share one registration")
class RecipientController {

    private final RecipientStore store;
    private final Recipients recipients;

    RecipientController(RecipientStore store, Recipients recipients) {
        this.store = store;
        this.recipients = recipients;
    }

    @GetMapping
    @Operation(summary = "How the caller is told now, registered or by default")
    Mono<RecipientView> get(Caller caller) {
        return store.find(Recipient.of(caller))
                .map(registration -> RecipientView.of(registration, true))
                .switchIfEmpty(Mono.fromSupplier(() -> RecipientView.of(recipients.unregistered(), false)));
    }

    @PutMapping
    @Operation(summary = "Register an address, a language and a time zone; mail is sent for notices from now on")
    Mono<RecipientView> put(Caller caller, @Valid @RequestBody RecipientForm form) {
        return store.put(Recipient.of(caller), form.registration())
                .map(registration -> RecipientView.of(registration, true));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forget the address, the language and the time zone; waiting mails are given up")
    Mono<Void> delete(Caller caller) {
        return store.delete(Recipient.of(caller)).then();
    }

    /** @param registered false when these are the defaults */
    record RecipientView(@Nullable String email, String locale, String timeZone, boolean registered) {

        static RecipientView of(Registration registration, boolean registered) {
            return new RecipientView(
                    registration.email() == null ? null : registration.email().value(),
                    registration.reading().language().tag(),
                    registration.reading().timeZone().getId(),
                    registered);
        }

        @Override
        public String toString() {
            return "RecipientView";
        }
    }
}
