package marketplace.platform.load;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import marketplace.platform.meter.TagValues;

/** Why something is refused that was asked rightly: there is too much of it. */
public enum RefusedFor {
    CONNECTIONS,
    REQUESTS,
    CALLER_RATE,
    QUEUE;

    /** Counts what is refused for this. */
    public Counter counter(MeterRegistry meters) {
        return Counter.builder("marketplace.requests.refused")
                .description("Requests and connections refused because there are too many")
                .tag("reason", TagValues.of(this))
                .register(meters);
    }
}
