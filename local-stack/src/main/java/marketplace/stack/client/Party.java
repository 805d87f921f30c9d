package marketplace.stack.client;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Somebody with a token: what every party can do. */
public abstract sealed class Party permits Buyer, Provider, Operator {

    private static final int PAGE = 100;
    private static final int CHANGED_SINCE = 412;
    private static final int ATTEMPTS = 5;

    final Marketplace marketplace;
    private final String id;
    private final String token;

    Party(Marketplace marketplace, String id, String token) {
        this.marketplace = marketplace;
        this.id = id;
        this.token = token;
    }

    /** As in {@code buyer alice}. */
    public abstract String title();

    public String id() {
        return id;
    }

    /** The numbers of this party's latest orders, newest first. */
    public List<String> orders() {
        String uri = marketplace.addresses().orders() + "/v1/orders?limit=" + PAGE;
        return get(uri, Orders.class).orders().stream().map(Order::orderNumber).toList();
    }

    /**
     * How many of this party's orders a query selects.
     *
     * @param query as in {@code status=COMPLETED}
     */
    public long count(String query) {
        return get(marketplace.addresses().orders() + "/v1/orders/count?" + query, Count.class)
                .count();
    }

    /** The orders that a query selects as the lines of a CSV file, its titles first. */
    public List<String> download(String query) {
        String uri = marketplace.addresses().orders() + "/v1/orders/download?format=csv&language=en&" + query;
        return marketplace.http().text(uri, token).lines().toList();
    }

    public OrderView order(String orderNumber) {
        return get(orders(orderNumber), OrderView.class);
    }

    /** Waits until the order has one of these statuses. */
    @CanIgnoreReturnValue
    public OrderView awaitStatus(String orderNumber, String... statuses) {
        Set<String> wanted = Set.of(statuses);
        return Patience.until(
                () -> Optional.of(order(orderNumber)).filter(order -> wanted.contains(order.status())),
                () -> "order %s %s; it is %s"
                        .formatted(
                                orderNumber,
                                String.join(" or ", statuses),
                                order(orderNumber).status()));
    }

    /** Waits until every refund of the order has this state, and there is one. */
    public OrderView awaitRefund(String orderNumber, String state) {
        return Patience.until(
                () -> Optional.of(order(orderNumber))
                        .filter(order -> Set.copyOf(order.refundStates()).equals(Set.of(state))),
                () -> "refund of %s %s; it has %s"
                        .formatted(orderNumber, state, order(orderNumber).refundStates()));
    }

    /** Waits until whoever delivered the order has taken it back. */
    public OrderView awaitDestroyed(String orderNumber) {
        return Patience.until(
                () -> Optional.of(order(orderNumber))
                        .filter(order ->
                                order.delivery() != null && order.delivery().undoneAt() != null),
                () -> "end of what was delivered for " + orderNumber);
    }

    /** What this party was told about an order, newest first. */
    public List<Notice> notices(String orderNumber) {
        String uri = marketplace.addresses().notifications() + "/v1/inbox?limit=" + PAGE;
        return get(uri, Inbox.class).notices().stream()
                .filter(notice -> notice.orderNumber().equals(orderNumber))
                .toList();
    }

    /** Waits until this party has been told so about the order. */
    @CanIgnoreReturnValue
    public Notice awaitNotice(String orderNumber, String message) {
        return Patience.until(
                () -> notices(orderNumber).stream()
                        .filter(notice -> notice.message().equals(message))
                        .findFirst(),
                () -> "notice %s of %s to %s; told: %s"
                        .formatted(
                                message,
                                orderNumber,
                                title(),
                                notices(orderNumber).stream()
                                        .map(Notice::message)
                                        .toList()));
    }

    /** Waits for the mail that says what the notice says. */
    public void awaitMail(Notice notice, String address) {
        String uri = marketplace.addresses().payments() + "/mails";
        Patience.until(
                () -> Arrays.stream(get(uri, Mail[].class))
                        .filter(mail ->
                                mail.to().contains(address) && mail.subject().equals(notice.title()))
                        .findFirst(),
                () -> "mail \"%s\" to %s".formatted(notice.title(), address));
    }

    /** Says how this party wants to be told. */
    public void registers(Recipient recipient) {
        put(marketplace.addresses().notifications() + "/v1/recipient", recipient);
    }

    /**
     * How somebody is told.
     *
     * @param locale as in {@code zh-CN}
     */
    public record Recipient(@Nullable String email, String locale, String timeZone) {}

    OrderView act(OrderView order, String action, @Nullable Object body) {
        return post(orders(order.orderNumber()) + "/" + action, body, OrderView.class);
    }

    /**
     * Replaces something of the order that this party has seen. Looks again and repeats it when something else has happened to the
     * order since, such as a reminder.
     *
     * @param unchanged whether what it replaces is still as this party saw it
     * @throws RefusedException when it is not
     */
    OrderView replace(OrderView seen, String action, Object body, Predicate<OrderView> unchanged) {
        OrderView order = seen;
        for (int attempt = 1; true; attempt++) {
            try {
                return marketplace
                        .http()
                        .post(orders(seen.orderNumber()) + "/" + action, token, body, order.version(), OrderView.class);
            } catch (RefusedException refused) {
                order = order(seen.orderNumber());
                if (refused.status() != CHANGED_SINCE || attempt == ATTEMPTS || !unchanged.test(order)) {
                    throw refused;
                }
            }
        }
    }

    final <T> T get(String uri, Class<T> type) {
        return marketplace.http().get(uri, token, type);
    }

    final <T> T post(String uri, @Nullable Object body, Class<T> type) {
        return marketplace.http().post(uri, token, body, type);
    }

    final void send(String uri, Object body) {
        marketplace.http().send(uri, token, body);
    }

    final void put(String uri, Object body) {
        marketplace.http().put(uri, token, body);
    }

    private String orders(String orderNumber) {
        return marketplace.addresses().orders() + "/v1/orders/" + orderNumber;
    }

    private record Count(long count) {}

    private record Mail(String to, String subject) {}

    private record Orders(List<Order> orders) {}

    private record Order(String orderNumber) {}

    private record Inbox(List<Notice> notices) {}
}
