package marketplace.order.vendor.check;

import marketplace.order.vendor.VendorOutcome;
import marketplace.order.vendor.VendorOutcome.AskAgain;
import marketplace.order.vendor.VendorOutcome.Done;
import marketplace.order.vendor.VendorOutcome.Failed;
import marketplace.order.vendor.VendorOutcome.Refused;
import marketplace.order.vendor.check.CheckReport.Verdict;
import org.springframework.http.HttpStatus;

/** What a step has found. */
record Finding(Verdict verdict, String found) {

    static Finding notTried(String why) {
        return new Finding(Verdict.NOT_TRIED, why);
    }

    /** Only done is good. */
    static Finding wantsDone(VendorOutcome outcome) {
        return judged(outcome instanceof Done, outcome);
    }

    /** Only this instance is good. */
    static Finding wantsInstance(VendorOutcome outcome, String instanceId) {
        return judged(outcome instanceof Done done && instanceId.equals(done.instanceId()), outcome);
    }

    /** Only a refusal for good is good. */
    static Finding wantsRefusal(VendorOutcome outcome) {
        return judged(outcome instanceof Refused refused && refused.permanent(), outcome);
    }

    /** Only an answer that it is not believed is good. */
    static Finding wantsDisbelief(VendorOutcome outcome) {
        return judged(outcome instanceof Failed failed && isDisbelief(failed), outcome);
    }

    private static boolean isDisbelief(Failed failed) {
        Integer status = failed.status();
        return status != null && (status == HttpStatus.UNAUTHORIZED.value() || status == HttpStatus.FORBIDDEN.value());
    }

    private static Finding judged(boolean good, VendorOutcome outcome) {
        return new Finding(good ? Verdict.PASSED : Verdict.FAILED, words(outcome));
    }

    private static String words(VendorOutcome outcome) {
        return switch (outcome) {
            case Done done when done.instanceId() == null -> "done";
            case Done done -> "done, instance %s".formatted(done.instanceId());
            case AskAgain again ->
                "accepted, to be asked again after %d s".formatted(again.after().toSeconds());
            case Refused refused ->
                "refused %s: %s".formatted(refused.permanent() ? "for good" : "for now", refused.reason());
            case Failed failed -> failed.detail();
        };
    }
}
