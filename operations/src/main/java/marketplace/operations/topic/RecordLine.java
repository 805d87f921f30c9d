package marketplace.operations.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.Topics;
import marketplace.operations.screen.Colour;
import marketplace.operations.screen.Text;
import marketplace.operations.screen.Values;

/** A record on one line: what every kind has in columns, then what is particular to it. Types that are new are told as well. */
public final class RecordLine {

    private static final int TYPE_WIDTH = 34;
    private static final int TIME_WIDTH = 24;
    private static final int LONGEST_FACT = 120;
    private static final String UNKNOWN = "?";
    private static final String REMINDER = "remind";

    /** What is told of a body, where it has it, and under which name. */
    private static final List<Map.Entry<String, String>> FACTS = List.of(
            Map.entry("", "/order/status"),
            Map.entry("by", "/actor/role"),
            Map.entry("", "/actor/id"),
            Map.entry("price", "/order/price"),
            Map.entry("deadline", "/deadline/kind"),
            Map.entry("due", "/deadline/dueAt"),
            Map.entry("deadline", "/deadlineId"),
            Map.entry("due", "/dueAt"),
            Map.entry("reminder of", "/remindAt"),
            Map.entry("attempt", "/attemptId"),
            Map.entry("capture", "/captureId"),
            Map.entry("refund", "/refundId"),
            Map.entry("", "/amount"),
            Map.entry("share", "/shareId"),
            Map.entry("because", "/reason"),
            Map.entry("refund", "/details/refundId"),
            Map.entry("", "/details/amount"),
            Map.entry("because", "/details/cause"),
            Map.entry("because", "/details/reason"),
            Map.entry("trouble", "/details/trouble"));

    private RecordLine() {}

    /** The line, clean. */
    public static String of(TopicRecord told) {
        List<String> words = new ArrayList<>();
        words.add(padded(told.time(), TIME_WIDTH));
        words.add(padded(told.type().isEmpty() ? UNKNOWN : told.type(), TYPE_WIDTH));
        words.add(told.key().isEmpty() ? UNKNOWN : told.key());
        if (Values.isThere(told.body().path("version"))) {
            words.add("v" + Values.at(told.body(), "/version"));
        }
        for (Map.Entry<String, String> fact : FACTS) {
            if (Values.isThere(told.body().at(fact.getValue()))) {
                words.add(fact(fact.getKey(), Values.at(told.body(), fact.getValue())));
            }
        }
        if (told.isDeadLetter()) {
            words.add(fact("given up by", header(told, MessageHeaders.DEAD_LETTER_GROUP)));
            words.add(fact("because", header(told, MessageHeaders.DEAD_LETTER_REASON)));
        }
        words.add(told.place());
        return Text.clean(String.join(" ", words));
    }

    /** Dead letters and failures stand out; requests, reminders and what platforms tell differ from facts. */
    public static Colour colour(TopicRecord told) {
        if (told.isDeadLetter() || told.type().contains("failed") || told.type().contains("troubled")) {
            return Colour.RED;
        }
        return switch (told.topic()) {
            case Topics.ORDER_COMMANDS -> told.type().contains(REMINDER) ? Colour.YELLOW : Colour.MAGENTA;
            case Topics.PAYMENT_EVENTS -> Colour.BLUE;
            case Topics.DELIVERY_EVENTS -> Colour.CYAN;
            default -> ofStatus(Values.at(told.body(), "/order/status"));
        };
    }

    private static Colour ofStatus(String status) {
        return switch (status) {
            case "COMPLETED" -> Colour.GREEN;
            case "CANCELLED" -> Colour.YELLOW;
            default -> Colour.PLAIN;
        };
    }

    private static String header(TopicRecord told, String name) {
        return told.headers().getOrDefault(name, UNKNOWN);
    }

    private static String fact(String name, String value) {
        String shown = value.length() <= LONGEST_FACT ? value : value.substring(0, LONGEST_FACT) + "…";
        return name.isEmpty() ? shown : name + " " + shown;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
