package marketplace.bench.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a service is started for a measurement.
 *
 * @param module as in {@code order-service}
 * @param database the name of its database
 * @param settings of Spring, by name
 * @param options of the virtual machine, beyond those of every service
 */
public record ServiceSpec(String module, String database, Map<String, String> settings, List<String> options) {

    public static ServiceSpec of(String module, String database) {
        return new ServiceSpec(module, database, Map.of(), List.of());
    }

    /** With one setting more, or another value of it. */
    public ServiceSpec with(String setting, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(setting, value);
        return new ServiceSpec(module, database, Map.copyOf(more), options);
    }

    /** With one option of the virtual machine more. */
    public ServiceSpec withOption(String option) {
        List<String> more = new ArrayList<>(options);
        more.add(option);
        return new ServiceSpec(module, database, settings, List.copyOf(more));
    }
}
