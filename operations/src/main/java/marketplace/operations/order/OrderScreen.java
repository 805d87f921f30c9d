package marketplace.operations.order;

import java.util.List;
import marketplace.contracts.MessageHeaders;
import marketplace.operations.screen.Colour;
import marketplace.operations.screen.Column;
import marketplace.operations.screen.Output;
import marketplace.operations.screen.Text;
import marketplace.operations.screen.Values;
import tools.jackson.databind.JsonNode;

/** Shows what was gathered about an order, who must act first. */
final class OrderScreen {

    private static final List<Column> TIMELINE = List.of(
            Column.of("VERSION", "/version"),
            Column.of("AT", "/at"),
            Column.of("WHAT", "/type"),
            Column.of("WHO", "/actor/role"),
            Column.of("ID", "/actor/id"),
            Column.of("DETAILS", "/details"));

    private static final List<Column> MESSAGES = List.of(
            new Column(
                    "PLACE",
                    message -> "%s/%s@%s"
                            .formatted(
                                    Values.at(message, "/topic"),
                                    Values.at(message, "/partition"),
                                    Values.at(message, "/offset"))),
            Column.of("STORED", "/storedAt"),
            Column.of("TYPE", "/headers/" + MessageHeaders.TYPE),
            Column.of("ID", "/headers/" + MessageHeaders.ID));

    private static final List<Column> NOTICES = List.of(
            Column.of("AT", "/createdAt"),
            Column.of("TO", "/recipientRole"),
            Column.of("ID", "/recipientId"),
            Column.of("NOTICE", "/message"),
            Column.of("VERSION", "/orderVersion"),
            Column.of("READ", "/readAt"),
            Column.of("MAIL", "/mail/state"),
            Column.of("TRIES", "/mail/attempts"),
            Column.of("FAILURE", "/mail/lastError"));

    private static final List<Column> PAYMENTS = List.of(
            Column.of("ATTEMPT", "/attemptId"),
            Column.of("STATE", "/state"),
            Column.of("AMOUNT", "/amount"),
            Column.of("PRICE VERSION", "/priceVersion"),
            Column.of("EXPIRES", "/expiresAt"));

    private static final List<Column> REFUNDS = List.of(
            Column.of("REFUND", "/refundId"),
            Column.of("STATE", "/state"),
            Column.of("AMOUNT", "/amount"),
            Column.of("CAUSE", "/cause"),
            Column.of("FAILURE", "/failure"),
            Column.of("TRIES", "/tries"),
            Column.of("NEXT TRY", "/nextTryAt"),
            Column.of("NOTE", "/note"));

    private static final List<Column> PARKED = List.of(
            Column.of("ID", "/parkingId"),
            Column.of("STATE", "/state"),
            Column.of("EVENT", "/event/type"),
            Column.of("REASON", "/reason"),
            Column.of("NEXT TRY", "/nextTryAt"));

    private static final List<Column> LETTERS = List.of(
            Column.of("ID", "/letterId"),
            Column.of("TOPIC", "/topic"),
            Column.of("TYPE", "/type"),
            Column.of("GIVEN UP BY", "/consumerGroup"),
            Column.of("REASON", "/reason"));

    private final Output output;

    OrderScreen(Output output) {
        this.output = output;
    }

    void show(JsonNode gathered) {
        JsonNode order = gathered.path("order");
        head(order);
        deadline(order, gathered.path("schedule"));
        title("Must act");
        NextSteps.of(gathered).forEach(this::line);
        section("Payments", PAYMENTS, order.path("paymentAttempts"));
        section("Refunds", REFUNDS, order.path("refunds"));
        section("Parked payments", PARKED, gathered.path("parked"));
        section("Dead letters", LETTERS, gathered.path("deadLetters"));
        section("Timeline", TIMELINE, gathered.path("timeline"));
        section("Messages", MESSAGES, gathered.path("messages"));
        section("Notices", NOTICES, gathered.path("notices"));
    }

    private void head(JsonNode order) {
        output.line(
                Text.clean("%s  %s  version %s"
                        .formatted(
                                Values.at(order, "/orderNumber"),
                                Values.at(order, "/status"),
                                Values.at(order, "/version"))),
                Colour.BOLD);
        line("%s (%s), %s of %s"
                .formatted(
                        Values.at(order, "/product/name"),
                        Values.at(order, "/product/deliveryMethod"),
                        Values.at(order, "/price"),
                        Values.at(order, "/listPrice")));
        line("buyer %s, provider %s".formatted(Values.at(order, "/buyerId"), Values.at(order, "/providerId")));
        line("placed %s, paid %s, started %s, completed %s"
                .formatted(
                        Values.at(order, "/purchasedAt"),
                        Values.at(order, "/paidAt"),
                        Values.at(order, "/startedAt"),
                        Values.at(order, "/completedAt")));
        ifThere(order.path("cancellation"), "cancelled %s: %s", "/at", "/cause");
        ifThere(
                order.path("delivery"),
                "delivery asked for %s, there %s, trouble %s, revoked %s, taken back %s",
                "/requestedAt",
                "/deliveredAt",
                "/trouble",
                "/revokedAt",
                "/undoneAt");
    }

    private void deadline(JsonNode order, JsonNode schedule) {
        ifThere(
                order.path("running"),
                "deadline %s since %s, due %s, then %s",
                "/deadlineId",
                "/startedAt",
                "/dueAt",
                "/onExpiry");
        order.path("paused").forEach(paused -> ifThere(paused, "paused: %s with %s left", "/kind", "/left"));
        if (Values.isThere(order.path("running"))) {
            ifThere(
                    schedule,
                    "the timeout service is at version %s, tries next at %s, has tried %s times",
                    "/orderVersion",
                    "/nextAt",
                    "/attempts");
        }
    }

    private void section(String title, List<Column> columns, JsonNode objects) {
        if (!objects.isEmpty()) {
            title(title);
            output.table(Column.table(columns, objects.valueStream().toList()));
        }
    }

    private void title(String text) {
        line("");
        output.line(text, Colour.CYAN);
    }

    private void ifThere(JsonNode node, String text, String... pointers) {
        if (node.isObject()) {
            Object[] values = new Object[pointers.length];
            for (int i = 0; i < pointers.length; i++) {
                values[i] = Values.at(node, pointers[i]);
            }
            line(text.formatted(values));
        }
    }

    private void line(String text) {
        output.line(Text.clean(text), Colour.PLAIN);
    }
}
