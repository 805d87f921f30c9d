package marketplace.order.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.contracts.Role;
import marketplace.order.model.OrderCommand.PartyCommand;

/** The life of an order as a document, found out by giving every command to an order in every status. */
final class OrderStatesDocument {

    private final Set<Transition> transitions = new LinkedHashSet<>();

    private OrderStatesDocument() {
        Set<Transition> withForm = transitions(OrderFixtures.productWithForm());
        Set<Transition> withoutForm = transitions(OrderFixtures.productWithoutForm());
        Arrays.stream(OrderStatus.values())
                .forEach(status -> Stream.concat(withForm.stream(), withoutForm.stream())
                        .filter(transition -> transition.from == status)
                        .map(transition ->
                                transition.given(withForm.contains(transition), withoutForm.contains(transition)))
                        .forEach(transitions::add));
    }

    /** The whole document; ends with a line feed. */
    static String text(String howToWriteItAnew) {
        OrderStatesDocument document = new OrderStatesDocument();
        return """
                # The life of an order

                Written by a test from the rules in `order-service`, package `marketplace.order.model`: do not edit. When the rules change, write it anew with
                `%s`

                ## Statuses

                ```mermaid
                stateDiagram-v2
                    [*] --> PENDING_PAYMENT : place-order (buyer)
                %s
                ```

                ## What runs

                One deadline at most. It is missed strictly after it is due. Time used of REQUIREMENT and START stays used when a form is sent back;
                CONFIRMATION is full with every completion.

                | status | deadline | must act | when missed |
                |---|---|---|---|
                %s

                ## Who may do what

                | status | buyer | provider |
                |---|---|---|
                %s

                A requirement is edited and returned only where the product asks for a form.

                ## What happens

                Everything that is accepted, with the events that it makes. Everything else is refused and changes nothing. Money that does not pay for the
                order exactly (wrong amount, currency or attempt, expired, voided by a reprice, second, or after the end) is recorded as `StrayCaptureReceived` with a
                `RefundRequested` of all of it in every status, and what became of a refund is recorded in every status.

                | status | command | by | events | status after |
                |---|---|---|---|---|
                %s
                """.formatted(howToWriteItAnew, document.diagram(), deadlines(), actions(), document.whatHappens());
    }

    private static Set<Transition> transitions(ProductSnapshot product) {
        return stories(product)
                .flatMap(story -> EveryCommand.onto(story.order(), story.now()).stream()
                        .flatMap(timed -> transition(story, timed)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<OrderStory> stories(ProductSnapshot product) {
        return Arrays.stream(OrderStatus.values())
                .filter(status -> product.requirementAsked() || status != OrderStatus.AWAITING_REQUIREMENT)
                .map(status -> OrderFixtures.storyUntil(status, product));
    }

    private static Stream<Transition> transition(OrderStory story, EveryCommand.Timed timed) {
        OrderStatus from = story.order().status();
        int before = story.events().size();
        OrderStory tried = story.copy().at(timed.at());
        if (tried.give(actor(timed.command()), timed.command()) instanceof Decision.Refused) {
            return Stream.of();
        }
        String events = tried.events().stream()
                .skip(before)
                .map(recorded -> "`%s`".formatted(recorded.event().getClass().getSimpleName()))
                .collect(Collectors.joining(", "));
        return Stream.of(new Transition(
                from, name(timed), by(timed.command()), events, tried.order().status(), ""));
    }

    private static Actor actor(OrderCommand command) {
        return command instanceof PartyCommand party ? new Actor(party.action().role(), "somebody") : Actor.DEADLINE;
    }

    private static String name(EveryCommand.Timed timed) {
        return timed.command() instanceof PartyCommand party
                ? party.action().path()
                : timed.name().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String by(OrderCommand command) {
        if (command instanceof PartyCommand party) {
            return party.action().role().name().toLowerCase(Locale.ROOT);
        }
        return command.getClass().getSimpleName().startsWith("Record") ? "payment platform" : "timeout service";
    }

    private String diagram() {
        Map<String, List<String>> labels = transitions.stream()
                .filter(transition -> transition.from != transition.to)
                .collect(Collectors.groupingBy(
                        transition -> "    %s --> %s : ".formatted(transition.from, transition.to),
                        LinkedHashMap::new,
                        Collectors.mapping(Transition::label, Collectors.toList())));
        Stream<String> arrows =
                labels.entrySet().stream().map(arrow -> arrow.getKey() + String.join(" / ", arrow.getValue()));
        Stream<String> ends =
                Arrays.stream(OrderStatus.values()).filter(OrderStatus::isFinal).map("    %s --> [*]"::formatted);
        return lines(Stream.concat(arrows, ends));
    }

    private String whatHappens() {
        return lines(transitions.stream()
                .map(one -> "| %s | %s%s | %s | %s | %s |"
                        .formatted(one.from, one.command, one.condition, one.by, one.events, one.to)));
    }

    private static String deadlines() {
        return lines(stories(OrderFixtures.productWithForm()).map(OrderStatesDocument::deadline));
    }

    private static String deadline(OrderStory story) {
        OrderStatus status = story.order().status();
        if (story.order().clocks().running() == null) {
            return "| %s | none | | |".formatted(status);
        }
        DeadlineKind kind = story.deadline().kind();
        Order missed = story.copy().missesDeadline().order();
        Order.Cancellation cancellation = missed.cancellation();
        String why = cancellation == null ? "" : " (%s)".formatted(cancellation.cause());
        String mustAct = kind.mustAct().name().toLowerCase(Locale.ROOT);
        return "| %s | %s | %s | %s%s |".formatted(status, kind, mustAct, missed.status(), why);
    }

    private static String actions() {
        return lines(stories(OrderFixtures.productWithForm())
                .map(OrderStory::order)
                .map(order -> "| %s | %s | %s |"
                        .formatted(order.status(), paths(order, Role.BUYER), paths(order, Role.PROVIDER))));
    }

    private static String paths(Order order, Role role) {
        return Action.allowed(order, role).stream().map(Action::path).collect(Collectors.joining(", "));
    }

    private static String lines(Stream<String> lines) {
        return lines.collect(Collectors.joining("\n"));
    }

    /** One thing that may happen. */
    private record Transition(
            OrderStatus from, String command, String by, String events, OrderStatus to, String condition) {

        Transition given(boolean withForm, boolean withoutForm) {
            if (withForm == withoutForm || from == OrderStatus.AWAITING_REQUIREMENT) {
                return this;
            }
            String when = withForm ? ", if a form is asked for" : ", if no form is asked for";
            return new Transition(from, command, by, events, to, when);
        }

        String label() {
            return "%s (%s%s)".formatted(command, by, condition);
        }
    }
}
