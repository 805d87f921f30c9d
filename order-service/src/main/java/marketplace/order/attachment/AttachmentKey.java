package marketplace.order.attachment;

import marketplace.order.lane.OrderNumbers;

/** Which file of which order. */
record AttachmentKey(String orderNumber, String id) {

    int lane() {
        return OrderNumbers.laneOf(orderNumber).orElseThrow();
    }
}
