package marketplace.platform.clock;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The only place where the time of the machine is read. */
@Configuration(proxyBeanMethods = false)
@SuppressWarnings("TimeZoneUsage")
class ClockConfiguration {

    /** Ticks in milliseconds: finer instants would not survive JSON and the database unchanged. */
    @Bean
    @Profile("!sandbox")
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    @Profile("sandbox")
    SandboxClock sandboxClock() {
        return new SandboxClock(Clock.tickMillis(ZoneOffset.UTC));
    }

    @Bean
    WallClock wallClock() {
        return new WallClock(Clock.tickMillis(ZoneOffset.UTC));
    }
}
