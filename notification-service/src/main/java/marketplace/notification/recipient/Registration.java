package marketplace.notification.recipient;

import marketplace.notification.message.Reading;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to be told.
 *
 * @param email where mail goes; absent when nobody asked for mail
 */
record Registration(@Nullable EmailAddress email, Reading reading) {}
