package marketplace.bench.usual;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts the service of the usual way: virtual threads, a pool of connections as large as those of its peers. */
@SpringBootApplication
public class UsualService {

    UsualService() {}

    /** Arguments are settings of Spring. */
    public static void main(String[] arguments) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.threads.virtual.enabled", "true");
        settings.put("spring.datasource.hikari.maximum-pool-size", "20");
        settings.put("spring.jpa.open-in-view", "false");
        settings.put("spring.jpa.hibernate.ddl-auto", "none");
        settings.put("spring.jpa.properties.hibernate.jdbc.batch_size", "20");
        settings.put("spring.jpa.properties.hibernate.order_inserts", "true");
        settings.put("management.endpoint.health.probes.enabled", "true");
        settings.put("spring.main.banner-mode", "off");
        var _ = new SpringApplicationBuilder(UsualService.class)
                .properties(settings)
                .run(arguments);
    }
}
