package marketplace.chaos.check;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.chaos.evidence.Evidence;
import marketplace.contracts.OrderEventDetails;

/**
 * What happened to one order, by version.
 *
 * @param number of the order
 */
record History(String number, List<Event> events) {

    /** Of all orders that the journal names. */
    static List<History> of(Evidence evidence) {
        Map<String, List<Event>> byOrder = evidence.journal().stream()
                .map(Event::of)
                .collect(Collectors.groupingBy(event -> event.row().orderNumber(), TreeMap::new, Collectors.toList()));
        return byOrder.entrySet().stream()
                .map(order -> new History(
                        order.getKey(),
                        order.getValue().stream()
                                .sorted(Comparator.comparingLong(
                                        event -> event.row().version()))
                                .toList()))
                .toList();
    }

    Event last() {
        return events.getLast();
    }

    /** What is particular to the events of this kind. */
    <T extends OrderEventDetails> Stream<T> details(Class<T> kind) {
        return events.stream()
                .map(event -> event.says().details())
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** The events of this kind. */
    Stream<Event> of(Class<? extends OrderEventDetails> kind) {
        return events.stream().filter(event -> kind.isInstance(event.says().details()));
    }

    boolean has(Class<? extends OrderEventDetails> kind) {
        return of(kind).findAny().isPresent();
    }
}
