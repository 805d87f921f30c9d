package marketplace.order.lane;

import java.util.stream.Stream;
import marketplace.order.model.Attachment;

/** Which file of which order. */
record FileName(String orderNumber, String id) {

    /** Those that a command names. */
    static Stream<FileName> of(Submission submission) {
        return submission.command().attachments().stream()
                .map(Attachment::id)
                .map(id -> new FileName(submission.command().orderNumber(), id));
    }

    int lane() {
        return OrderNumbers.laneOf(orderNumber).orElseThrow();
    }
}
