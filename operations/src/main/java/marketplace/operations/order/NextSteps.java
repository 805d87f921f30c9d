package marketplace.operations.order;

import java.util.ArrayList;
import java.util.List;
import marketplace.operations.screen.Values;
import tools.jackson.databind.JsonNode;

/** Who must act next, and how: what waits for the operator first, then the party whose deadline runs. */
final class NextSteps {

    private final List<String> steps = new ArrayList<>();

    private NextSteps() {}

    /** Of all that was gathered about an order; one line each, never none. */
    static List<String> of(JsonNode gathered) {
        NextSteps next = new NextSteps();
        JsonNode order = gathered.path("order");
        String number = Values.at(order, "/orderNumber");
        gathered.path("deadLetters").forEach(next::deadLetter);
        gathered.path("parked").forEach(next::parked);
        next.delivery(gathered.path("delivery"), number);
        order.path("refunds").forEach(refund -> next.refund(refund, number));
        order.path("disputes").forEach(next::dispute);
        next.deadline(order.path("running"));
        return next.steps.isEmpty() ? List.of("nobody") : List.copyOf(next.steps);
    }

    private void deadLetter(JsonNode letter) {
        add("operator: a record could not be handled (%s): ops dlt show %s", letter, "/reason", "/letterId");
    }

    private void parked(JsonNode payment) {
        if (isState(payment, "GIVEN_TO_OPERATOR")) {
            add("operator: a payment fits no order (%s): ops parked show %s", payment, "/reason", "/parkingId");
        } else if (isState(payment, "WAITING")) {
            add("nobody yet: a parked payment (%s) is tried again at %s", payment, "/reason", "/nextTryAt");
        }
    }

    private void delivery(JsonNode delivery, String number) {
        if (isState(delivery, "GIVEN_UP")) {
            add("operator: the vendor was given up (%s): ops deliveries retry " + number, delivery, "/failure");
        }
    }

    private void refund(JsonNode refund, String number) {
        switch (Values.at(refund, "/state")) {
            case "FAILED" -> failed(refund, number);
            case "PAID_TWICE" ->
                add(
                        "operator: a refund was paid twice: put it right, then ops refunds settle " + number
                                + " %s --note …",
                        refund,
                        "/refundId");
            case "REQUESTED" -> add("payment platform: refund %s of %s", refund, "/refundId", "/amount");
            default -> {}
        }
    }

    private void failed(JsonNode refund, String number) {
        if (Values.isThere(refund.path("nextTryAt"))) {
            add(
                    "nobody yet: a refund that failed (%s, %s tries) is tried again at %s; sooner: ops refunds retry "
                            + number + " %s",
                    refund,
                    "/failure",
                    "/tries",
                    "/nextTryAt",
                    "/refundId");
        } else {
            add(
                    "operator: a refund failed (%s, %s tries): ops refunds retry " + number + " %s",
                    refund,
                    "/failure",
                    "/tries",
                    "/refundId");
        }
    }

    private void dispute(JsonNode dispute) {
        if (dispute.path("open").asBoolean(false)) {
            add("operator: decide dispute %s, opened by %s at %s", dispute, "/dispute", "/openedBy", "/openedAt");
        }
    }

    private void deadline(JsonNode running) {
        if (Values.isThere(running)) {
            add("%s: %s by %s, or else %s", running, "/mustAct", "/kind", "/dueAt", "/onExpiry");
        }
    }

    private void add(String text, JsonNode about, String... pointers) {
        Object[] values = new Object[pointers.length];
        for (int i = 0; i < pointers.length; i++) {
            values[i] = Values.at(about, pointers[i]);
        }
        steps.add(text.formatted(values));
    }

    private static boolean isState(JsonNode node, String state) {
        return state.equals(node.path("state").asString(""));
    }
}
