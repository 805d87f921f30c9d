package marketplace.chaos.world;

import java.nio.file.Path;

/**
 * What a run is done to.
 *
 * @param project the top directory, whose services are built
 * @param data of servers and logs; emptied before each run
 * @param brokers one or three
 * @param instances of each service
 */
public record WorldSettings(Path project, Path data, int brokers, int instances) {}
