package marketplace.platform.database;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long a server may say nothing at all before it counts as gone.
 *
 * @param greeting to somebody who has just connected; where several servers are named, the next one is tried after it
 * @param answer to everything else: longer than any statement may run, and than a commit should wait for a synchronous standby
 */
@Validated
@ConfigurationProperties("marketplace.database.line")
record DatabaseLineProperties(
        @DefaultValue("2s") @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 1)
        Duration greeting,

        @DefaultValue("12s") @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration answer) {}
