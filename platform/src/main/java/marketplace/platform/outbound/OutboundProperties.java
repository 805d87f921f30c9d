package marketplace.platform.outbound;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where this service may be sent by others. The defaults are for the open internet.
 *
 * @param http whether plain http may be used too: for local use
 * @param networks addresses that may be called although they are not global, as in {@code 127.0.0.0/8}
 * @param ports ports below 1024 that may be called besides 443
 * @param lookup how long a name may take to be looked up, waiting for its turn included
 * @param lookups names looked up at once
 * @param lookupsWaiting names that wait behind each of them
 */
@Validated
@ConfigurationProperties("marketplace.outbound")
record OutboundProperties(
        @DefaultValue("false") boolean http,
        @DefaultValue List<@NotNull Network> networks,
        @DefaultValue Set<@Min(1) @Max(65_535) Integer> ports,

        @DefaultValue("3s") @DurationMin(millis = 1) @DurationMax(seconds = 30)
        Duration lookup,

        @DefaultValue("4") @Min(1) @Max(100) int lookups,
        @DefaultValue("16") @Min(1) @Max(1000) int lookupsWaiting) {}
