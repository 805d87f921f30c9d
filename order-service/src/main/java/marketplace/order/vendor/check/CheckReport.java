package marketplace.order.vendor.check;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * What a check has found.
 *
 * @param passed whether the endpoint did every step as it should
 */
@Schema(name = "VendorCheckReport")
record CheckReport(String productId, String url, Instant checkedAt, boolean passed, List<Result> steps) {

    /** How a step ended. */
    @Schema(name = "VendorCheckVerdict")
    enum Verdict {
        PASSED,
        FAILED,
        NOT_TRIED
    }

    /**
     * One step.
     *
     * @param asked what a good vendor does
     * @param found what this one did
     * @param millis how long it took
     */
    @Schema(name = "VendorCheckResult")
    record Result(CheckStep step, Verdict verdict, String asked, String found, long millis) {}

    static CheckReport of(String productId, String url, Instant checkedAt, List<Result> steps) {
        boolean passed = steps.stream().allMatch(result -> result.verdict() == Verdict.PASSED);
        return new CheckReport(productId, url, checkedAt, passed, steps);
    }

    /** For people who read it in a terminal. */
    String text() {
        StringBuilder text = new StringBuilder("%s at %s: %s\n\n"
                .formatted(url, checkedAt, passed ? "ready to be listed" : "not ready, see what failed"));
        steps.forEach(step -> text.append("%-9s  %-16s  %5d ms  %s: %s\n"
                .formatted(step.verdict(), step.step().wireName(), step.millis(), step.asked(), step.found())));
        return text.toString();
    }
}
