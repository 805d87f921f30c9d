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
        Set<Transition> withForm = transitions(Situation.statuses(OrderFixtures.productWithForm()));
        Set<Transition> withoutForm = transitions(Situation.statuses(OrderFixtures.productWithoutForm()));
        Set<Transition> automatic = transitions(Situation.statuses(OrderFixtures.saas()));
        Set<Transition> keys = transitions(Situation.statuses(OrderFixtures.api()));
        Arrays.stream(OrderStatus.values())
                .forEach(status -> Stream.of(withForm, withoutForm, automatic, keys)
                        .flatMap(Set::stream)
                        .filter(transition -> transition.from == status)
                        .map(transition -> transition.given(
                                withForm.contains(transition),
                                withoutForm.contains(transition),
                                automatic.contains(transition),
                                keys.contains(transition)))
                        .forEach(transitions::add));
    }

    /** The last step of a service and a delivered instance stand for all that can be claimed. */
    private static String claims() {
        return lines(Stream.of(
                        Stream.concat(
                                open(OrderFixtures.productWithForm(), OrderStatus.AWAITING_CONFIRMATION),
                                open(OrderFixtures.saas(), OrderStatus.COMPLETED)),
                        Situation.of(OrderFixtures.saas()).stream()
                                .filter(situation -> situation.name().equals("CANCELLED+FAILED")))
                .flatMap(situations -> situations)
                .flatMap(situation -> transitions(Stream.of(situation)).stream()
                        .map(one -> "| %s | %s | %s | %s | %s |"
                                .formatted(situation.name(), one.command, one.by, one.events, one.to))));
    }

    private static Stream<Situation> open(ProductSnapshot product, OrderStatus status) {
        return Situation.of(product).stream()
                .filter(situation -> situation.name().startsWith(status + "+"));
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

                A requirement is edited and returned only where the product asks for a form. Instances and images are delivered (`record-delivery`), for an
                API a key is issued and can be rotated. How long a refund may be asked for depends on the delivery method; here services until they are
                completed, instances for five days.

                ## What happens

                Everything that is accepted, with the events that it makes. Everything else is refused and changes nothing. Money that does not pay for the
                order exactly (wrong amount, currency or attempt, expired, voided by a reprice, second, or after the end) is recorded as `StrayCaptureReceived` with a
                `RefundRequested` of all of it in every status, and what became of a refund is recorded in every status.

                | status | command | by | events | status after |
                |---|---|---|---|---|
                %s

                ## While something is open

                `+REFUND`: the buyer has asked for money back. `+DISPUTE`: the buyer has opened a dispute. `+EXTENSION`: the provider has proposed a later due
                time. `+FAILED`: a refund has failed. While a refund is asked for every clock but that of the answer stands still, in a dispute all of them
                do; they go on with the time that was left. The last step of a service and a delivered instance stand here for all others.

                | status | command | by | events | status after |
                |---|---|---|---|---|
                %s
                """.formatted(
                        howToWriteItAnew, document.diagram(), deadlines(), actions(), document.whatHappens(), claims());
    }

    private static Set<Transition> transitions(Stream<Situation> situations) {
        return situations
                .map(Situation::story)
                .flatMap(story -> EveryCommand.onto(story.order(), story.now()).stream()
                        .flatMap(timed -> transition(story, timed)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** In every status once. */
    private static Stream<OrderStory> stories() {
        return Arrays.stream(OrderStatus.values()).map(OrderFixtures::storyUntil);
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
        return command instanceof PartyCommand party ? new Actor(role(party), "somebody") : Actor.DEADLINE;
    }

    /** Whoever answers is not whoever proposed: in these stories the buyer. */
    private static Role role(PartyCommand party) {
        return party.action().roles().contains(Role.BUYER)
                ? Role.BUYER
                : party.action().roles().iterator().next();
    }

    private static String name(EveryCommand.Timed timed) {
        return timed.command() instanceof PartyCommand party
                ? party.action().path() + timed.variant()
                : timed.name().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String by(OrderCommand command) {
        if (command instanceof PartyCommand party) {
            return party.action().roles().stream()
                    .map(role -> role.name().toLowerCase(Locale.ROOT))
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
        String kind = command.getClass().getSimpleName();
        if (kind.equals("RetryFailedRefund")) {
            return "order service";
        }
        if (kind.contains("Deliver") || kind.contains("Key")) {
            return "whoever delivers";
        }
        return kind.startsWith("Record") ? "payment platform" : "timeout service";
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
        return lines(stories().map(OrderStatesDocument::deadline));
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
        return lines(stories()
                .map(story -> "| %s | %s | %s |"
                        .formatted(story.order().status(), paths(story, Role.BUYER), paths(story, Role.PROVIDER))));
    }

    private static String paths(OrderStory story, Role role) {
        return Action.allowed(story.order(), role, story.now()).stream()
                .map(Action::path)
                .collect(Collectors.joining(", "));
    }

    private static String lines(Stream<String> lines) {
        return lines.collect(Collectors.joining("\n"));
    }

    /** One thing that may happen. */
    private record Transition(
            OrderStatus from, String command, String by, String events, OrderStatus to, String condition) {

        Transition given(boolean withForm, boolean withoutForm, boolean automatic, boolean key) {
            String when = when(withForm, withoutForm, automatic, key);
            return when.isEmpty() ? this : new Transition(from, command, by, events, to, ", if " + when);
        }

        private String when(boolean withForm, boolean withoutForm, boolean automatic, boolean key) {
            if (from == OrderStatus.AWAITING_REQUIREMENT || (withForm && withoutForm && automatic && key)) {
                return "";
            }
            if (automatic || key) {
                return automatic && key ? "delivered automatically" : automatic ? "it is an instance" : "it is an API";
            }
            if (withForm && withoutForm) {
                return from == OrderStatus.PENDING_PAYMENT || from.isFinal() ? "it is a service" : "";
            }
            return withForm ? "a form is asked for" : "no form is asked for";
        }

        String label() {
            return "%s (%s%s)".formatted(command, by, condition);
        }
    }
}
