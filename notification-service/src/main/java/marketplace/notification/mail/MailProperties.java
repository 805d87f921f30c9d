package marketplace.notification.mail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mails are sent.
 *
 * @param from the sender's address
 * @param messageIdDomain right half of every Message-ID; the left is the notice's id
 * @param poll how often due mails are looked for
 * @param batch mails claimed at once
 * @param concurrency mails sent at once by this instance
 * @param lease how long a claimed mail is this instance's alone; longer than it takes to send a batch to a slow server
 * @param retryAfter delays between tries; one try more than there are delays, then the mail is given up
 * @param failureLogEvery shortest time between two lines of the log which say that mails fail
 * @param largestPage mails on one page of the list at most
 */
@Validated
@ConfigurationProperties("marketplace.mail")
record MailProperties(
        @DefaultValue("no-reply@marketplace.example") @NotBlank
        String from,

        @DefaultValue("marketplace.example") @NotBlank String messageIdDomain,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration poll,
        @DefaultValue("16") @Min(1) @Max(1000) int batch,
        @DefaultValue("4") @Min(1) @Max(64) int concurrency,
        @DefaultValue("5m") @DurationMin(seconds = 1) Duration lease,

        @DefaultValue({"1m", "5m", "10m", "30m", "1h", "1h", "2h", "4h", "8h"}) @NotEmpty
        List<@DurationMin(millis = 1) Duration> retryAfter,

        @DefaultValue("1m") @DurationMin(seconds = 1) Duration failureLogEvery,
        @DefaultValue("100") @Min(1) @Max(1000) int largestPage) {

    MailProperties {
        retryAfter = List.copyOf(retryAfter);
    }
}
