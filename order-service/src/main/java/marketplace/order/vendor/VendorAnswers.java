package marketplace.order.vendor;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import marketplace.order.vendor.VendorOutcome.AskAgain;
import marketplace.order.vendor.VendorOutcome.Done;
import marketplace.order.vendor.VendorOutcome.Failed;
import marketplace.order.vendor.VendorOutcome.Failure;
import marketplace.order.vendor.VendorOutcome.Information;
import marketplace.order.vendor.VendorOutcome.Refused;
import marketplace.order.vendor.VendorRequest.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads what vendors answer. They may say more than is asked, but what is asked has to be as documented. */
final class VendorAnswers {

    private static final Pattern INSTANCE_ID = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");
    private static final int LONGEST_URL = 2000;
    private static final int LONGEST_ACCOUNT = 200;
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_WAIT_SECONDS = 3600;

    private final JsonMapper json;
    private final Duration longestWait;

    VendorAnswers(JsonMapper json, Duration longestWait) {
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.longestWait = longestWait;
    }

    /** An answer as it comes; of each result other members count. */
    private record Body(
            @Nullable String result,
            @Nullable String instanceId,
            @Nullable Information information,
            @Nullable Integer retryAfterSeconds,
            @Nullable String reason,
            @Nullable Boolean permanent) {}

    VendorOutcome outcome(VendorRequest request, HttpStatusCode status, byte[] body) {
        if (status.is3xxRedirection()) {
            return new Failed(Failure.REDIRECTED, "a redirect, which is never followed", status.value());
        }
        if (!status.isSameCodeAs(HttpStatus.OK) && !status.isSameCodeAs(HttpStatus.ACCEPTED)) {
            return new Failed(Failure.BAD_STATUS, "status %d".formatted(status.value()), status.value());
        }
        try {
            Body read = json.readValue(body, Body.class);
            return read == null ? bad("no JSON object") : outcome(request, read);
        } catch (JacksonException unreadable) {
            return bad("not the JSON that is documented");
        }
    }

    private VendorOutcome outcome(VendorRequest request, Body body) {
        return switch (Objects.requireNonNullElse(body.result, "")) {
            case "done" -> done(request, body);
            case "accepted" -> accepted(body);
            case "refused" -> refused(body);
            default -> bad("result is none of done, accepted, refused");
        };
    }

    private static VendorOutcome done(VendorRequest request, Body body) {
        boolean makes = request.call() == Call.CREATE || request.about() == Call.CREATE;
        if (body.instanceId == null
                ? makes
                : !INSTANCE_ID.matcher(body.instanceId).matches()) {
            return bad("instanceId is not 1 to 128 visible ASCII characters");
        }
        if (makes && body.information == null) {
            return bad("information is missing");
        }
        return wrong(body.information)
                .map(VendorAnswers::bad)
                .orElseGet(() -> new Done(body.instanceId, body.information));
    }

    private static Optional<String> wrong(@Nullable Information information) {
        if (information == null) {
            return Optional.empty();
        }
        if (information.accessUrl() != null && !isUrl(information.accessUrl())) {
            return Optional.of(
                    "information/accessUrl is no URL of http or https of at most %d characters".formatted(LONGEST_URL));
        }
        if (isLonger(information.account(), LONGEST_ACCOUNT)) {
            return Optional.of("information/account is longer than %d characters".formatted(LONGEST_ACCOUNT));
        }
        if (isLonger(information.text(), LONGEST_TEXT)) {
            return Optional.of("information/text is longer than %d characters".formatted(LONGEST_TEXT));
        }
        return Optional.empty();
    }

    private VendorOutcome accepted(Body body) {
        Integer seconds = body.retryAfterSeconds;
        if (seconds == null || seconds < 1 || seconds > LONGEST_WAIT_SECONDS) {
            return bad("retryAfterSeconds is not 1 to %d".formatted(LONGEST_WAIT_SECONDS));
        }
        Duration wish = Duration.ofSeconds(seconds);
        return new AskAgain(wish.compareTo(longestWait) > 0 ? longestWait : wish);
    }

    private static VendorOutcome refused(Body body) {
        if (body.reason == null || body.reason.isBlank() || isLonger(body.reason, LONGEST_REASON)) {
            return bad("reason is not 1 to %d characters".formatted(LONGEST_REASON));
        }
        return body.permanent == null
                ? bad("permanent is missing")
                : new Refused(CONTROL.matcher(body.reason).replaceAll(" "), body.permanent);
    }

    private static VendorOutcome bad(String detail) {
        return new Failed(Failure.BAD_ANSWER, detail, null);
    }

    private static boolean isLonger(@Nullable String text, int most) {
        return text != null && text.length() > most;
    }

    /** The buyer is shown it as a link. */
    private static boolean isUrl(String text) {
        if (text.length() > LONGEST_URL) {
            return false;
        }
        try {
            URI url = URI.create(text);
            return url.getHost() != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()));
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
