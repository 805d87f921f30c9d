package marketplace.bench.world;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What measurements run on.
 *
 * @param project the project's top directory, whose services are built
 * @param data what the servers write; emptied before each run
 * @param options of each service's virtual machine
 * @param settings of Spring for every service, by name
 */
public record WorldSettings(Path project, Path data, List<String> options, Map<String, String> settings) {

    /** Of each service's virtual machine, unless others are asked for. */
    public static final List<String> USUAL_OPTIONS =
            List.of("-Xmx320m", "-Xmn140m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");

    /** Of PostgreSQL: what one would at least set on a machine like this. Durable: each commit waits for the disk. */
    public static final Map<String, String> POSTGRES = Map.of(
            "max_connections", "400",
            "shared_buffers", "6GB",
            "effective_cache_size", "12GB",
            "maintenance_work_mem", "512MB",
            "max_wal_size", "8GB",
            "min_wal_size", "1GB",
            "checkpoint_timeout", "15min",
            "jit", "off",
            "fsync", "on",
            "synchronous_commit", "on");
}
