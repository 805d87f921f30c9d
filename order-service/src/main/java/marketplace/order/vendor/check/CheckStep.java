package marketplace.order.vendor.check;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Steps of a check, in the order in which they are made. */
enum CheckStep {
    CREATE("makes an instance, at once or when asked again"),
    CREATE_AGAIN("answers the same call with the same instance"),
    QUERY("tells how the create stands"),
    RENEW("runs the instance for longer"),
    MODIFY("moves the instance to another plan"),
    UNKNOWN_INSTANCE("refuses for good what is about an instance that it never made"),
    BAD_SIGNATURE("answers 401 or 403 to a signature with another secret"),
    STALE_TIMESTAMP("answers 401 or 403 to what was signed five minutes ago"),
    EXPIRE("ends what the buyer can use"),
    DESTROY("destroys the instance"),
    DESTROY_AGAIN("has nothing against destroying it again");

    private final String asked;

    CheckStep(String asked) {
        this.asked = asked;
    }

    /** What a good vendor does here. */
    String asked() {
        return asked;
    }

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
