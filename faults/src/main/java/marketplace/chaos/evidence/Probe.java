package marketplace.chaos.evidence;

/**
 * What an instance said at the end, asked for more at once than it has connections to its database.
 *
 * @param asked how often
 * @param answered how often it said what was asked for, in time
 */
public record Probe(String instance, int asked, int answered) {}
