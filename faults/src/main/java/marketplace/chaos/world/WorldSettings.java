package marketplace.chaos.world;

import java.nio.file.Path;

/**
 * What a run is done to.
 *
 * @param project the top directory, whose services are built
 * @param data of servers and logs; emptied before each run
 * @param brokers one or three
 * @param instances of each service
 * @param cached whether what services load is kept for their later lives: takes a minute, and pays where they start often
 */
public record WorldSettings(Path project, Path data, int brokers, int instances, boolean cached) {}
