package marketplace.stack;

import java.util.Locale;

/** What listens where, unless an environment variable or a flag says otherwise. */
enum Port {
    POSTGRES("PostgreSQL", 15432),
    KAFKA("Kafka", 19092),
    ORDER("the order service", 8080),
    TIMEOUT("the timeout service", 8081),
    NOTIFICATION("the notification service", 8082),
    PAYMENT("the simulated platforms", 8090),
    VENDOR("the reference vendor", 8091),
    SMTP("the mail catcher", 11025),
    ORDER_MANAGEMENT("health of the order service", 9080),
    TIMEOUT_MANAGEMENT("health of the timeout service", 9081),
    NOTIFICATION_MANAGEMENT("health of the notification service", 9082);

    private final String user;
    private final int usual;

    Port(String user, int usual) {
        this.user = user;
        this.usual = usual;
    }

    String user() {
        return user;
    }

    int usual() {
        return usual;
    }

    /** As in {@code ORDER_PORT}. */
    String variable() {
        return name() + "_PORT";
    }

    /** As in {@code --order-management-port}. */
    String flag() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-') + "-port";
    }
}
