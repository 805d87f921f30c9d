package marketplace.chaos.evidence;

/**
 * A session of a database.
 *
 * @param state as PostgreSQL tells it, as in {@code idle in transaction}
 */
public record SessionRow(String database, String application, String state) {}
