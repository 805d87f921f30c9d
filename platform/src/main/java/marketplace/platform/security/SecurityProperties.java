package marketplace.platform.security;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may read what without a token, and how long a token that was found good counts as such.
 *
 * @param openApiDocs whether the OpenAPI document and its browser are open to everybody; off outside local use
 * @param tokenMemory how long the verdict on a good token is kept, never past its own end; a key that is taken out of use counts on for
 *     as long
 * @param tokens most good tokens that are remembered, a token of at most 8 KiB each
 */
@Validated
@ConfigurationProperties("marketplace.security")
record SecurityProperties(
        @DefaultValue("false") boolean openApiDocs,

        @DefaultValue("1m") @NotNull @DurationMin(millis = 1) @DurationMax(minutes = 10)
        Duration tokenMemory,

        @DefaultValue("10000") @Min(1) @Max(100_000) int tokens) {}
