package marketplace.timeout.schedule;

import marketplace.timeout.loop.Loop;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TombstoneConfiguration {

    @Bean
    Loop tombstonePurge(Tombstones tombstones, TombstoneProperties properties) {
        return new Loop("purge of tombstones", tombstones::purge, properties.purgeEvery());
    }
}
