package marketplace.notification.recipient;

import marketplace.notification.message.Language;
import marketplace.notification.message.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How recipients read: as they registered, or by default. */
@Component
public class Recipients {

    private final RecipientStore store;
    private final Reading unregistered;

    Recipients(RecipientStore store, RecipientProperties properties) {
        this.store = store;
        this.unregistered = properties.reading();
    }

    /**
     * How a recipient reads now.
     *
     * @param acceptLanguage the header of the request, which goes before the registration when it names a language that
     * there is
     */
    public Mono<Reading> reading(Recipient recipient, @Nullable String acceptLanguage) {
        return store.find(recipient)
                .map(Registration::reading)
                .defaultIfEmpty(unregistered)
                .map(registered -> inLanguage(registered, acceptLanguage));
    }

    Registration unregistered() {
        return new Registration(null, unregistered);
    }

    private static Reading inLanguage(Reading registered, @Nullable String acceptLanguage) {
        Language language = acceptLanguage == null
                ? registered.language()
                : Language.preferred(acceptLanguage).orElse(registered.language());
        return new Reading(language, registered.timeZone());
    }
}
