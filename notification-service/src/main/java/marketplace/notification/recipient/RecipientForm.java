package marketplace.notification.recipient;

import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import marketplace.notification.message.Language;
import marketplace.notification.message.Reading;
import marketplace.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What a recipient registers.
 *
 * @param email where mail goes; leave it out for no mail
 * @param locale a BCP 47 tag in Chinese or English, as in {@code zh-CN} or {@code en}
 * @param timeZone an IANA zone, as in {@code Asia/Shanghai}
 */
record RecipientForm(
        @Nullable String email,
        @NotNull String locale,
        @NotNull String timeZone) {

    Registration registration() {
        return new Registration(address(), new Reading(language(), zone()));
    }

    private @Nullable EmailAddress address() {
        if (email != null && !EmailAddress.isValid(email)) {
            throw ProblemException.invalid("/email", "not an e-mail address");
        }
        return email == null ? null : new EmailAddress(email);
    }

    private Language language() {
        return Language.ofTag(locale)
                .orElseThrow(
                        () -> ProblemException.invalid("/locale", "a tag in Chinese or English, as in zh-CN or en"));
    }

    private ZoneId zone() {
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw ProblemException.invalid("/timeZone", "an IANA zone, as in Asia/Shanghai");
        }
        return ZoneId.of(timeZone);
    }

    @Override
    public String toString() {
        return "RecipientForm";
    }
}
