package marketplace.notification.message;

/** A notice in words; neither part has a line break. */
public record Text(String title, String body) {}
