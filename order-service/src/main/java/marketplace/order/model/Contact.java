package marketplace.order.model;

import org.jspecify.annotations.Nullable;

/** How the provider reaches the buyer. Never in an event. */
public record Contact(
        String name, @Nullable String phone, @Nullable String email) {}
