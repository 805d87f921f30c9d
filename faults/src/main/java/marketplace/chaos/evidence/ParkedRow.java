package marketplace.chaos.evidence;

/** A payment event that could not be applied when it came. */
public record ParkedRow(String identity, String orderNumber, String state) {}
