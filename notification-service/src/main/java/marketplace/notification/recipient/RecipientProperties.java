package marketplace.notification.recipient;

import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import marketplace.notification.message.Language;
import marketplace.notification.message.Reading;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How recipients read who have not registered.
 *
 * @param language of their notices
 * @param timeZone in which their dates are given
 */
@Validated
@ConfigurationProperties("marketplace.recipients")
record RecipientProperties(
        @DefaultValue("chinese") @NotNull Language language,
        @DefaultValue("Asia/Shanghai") @NotNull ZoneId timeZone) {

    Reading reading() {
        return new Reading(language, timeZone);
    }
}
