package marketplace.notification.message;

import java.time.ZoneId;

/** How somebody reads: in which language, and where their clock stands. */
public record Reading(Language language, ZoneId timeZone) {}
