package marketplace.operations.status;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.operations.api.ApiList;
import marketplace.operations.api.ApiList.Listed;
import marketplace.operations.api.ApiList.Paging;
import marketplace.operations.api.ManagementPorts;
import marketplace.operations.api.ManagementPorts.Instance;
import marketplace.operations.api.OperatorApi;
import marketplace.operations.api.Service;
import marketplace.operations.desk.DeadLettersCommand;
import marketplace.operations.desk.DeliveriesCommand;
import marketplace.operations.desk.OrderTrouble;
import marketplace.operations.desk.ParkedCommand;
import marketplace.operations.pause.ServiceParts;
import marketplace.operations.screen.Values;
import marketplace.operations.topic.GroupLag;
import marketplace.operations.topic.GroupLags;
import marketplace.operations.topic.KafkaCluster;
import marketplace.operations.topic.RelayLag;

/** What the first look asks, in the order in which causes come before what they cause. */
final class Questions {

    private static final String RUNBOOK = "docs/runbook.md#";
    private static final String SERVICE_DOWN = RUNBOOK + "servicedown";
    private static final int MOST = 1000;
    /** The relay is as quick as a commit; its gauge is read every 10 s. */
    private static final double RELAY_IN_TIME_SECONDS = 10;

    private static final ApiList MAILS = new ApiList(Service.NOTIFICATIONS, "/v1/mails", "mails", Paging.CURSOR, 100);

    private final OperatorApi api;
    private final ManagementPorts ports;
    private final KafkaCluster cluster;

    Questions(OperatorApi api, ManagementPorts ports, KafkaCluster cluster) {
        this.api = api;
        this.ports = ports;
        this.cluster = cluster;
    }

    List<Question> all() {
        return Stream.concat(
                        Arrays.stream(Service.values())
                                .map(service -> new Question(service.title(), SERVICE_DOWN, () -> ready(service))),
                        Stream.of(
                                new Question("paused", SERVICE_DOWN, this::paused),
                                new Question("relay", SERVICE_DOWN, this::relay),
                                new Question("consumers", RUNBOOK + "kafkaaway", this::consumers),
                                orders("overdue deadlines", OrderTrouble.OVERDUE, "./ops late"),
                                orders("refunds failed", OrderTrouble.REFUND_FAILED, "./ops refunds list"),
                                desk("parked payments", ParkedCommand.LIST, "GIVEN_TO_OPERATOR", "./ops parked list"),
                                desk(
                                        "deliveries given up",
                                        DeliveriesCommand.LIST,
                                        "GIVEN_UP",
                                        "./ops deliveries list"),
                                desk("dead letters", DeadLettersCommand.LIST, "OPEN", "./ops dlt list"),
                                new Question("mails", SERVICE_DOWN, this::mails)))
                .toList();
    }

    private Look ready(Service service) {
        List<Instance> instances = ports.instances(service);
        List<Instance> others =
                instances.stream().filter(instance -> !instance.ready()).toList();
        String seen = "%d of %d ready".formatted(instances.size() - others.size(), instances.size())
                + others.stream()
                        .map(instance -> ", %s %s"
                                .formatted(
                                        instance.address(), instance.answered() ? "is not ready" : "does not answer"))
                        .collect(Collectors.joining());
        boolean anyAnswered = others.stream().anyMatch(Instance::answered);
        return new Look(service.title(), others.isEmpty(), seen, anyAnswered ? RUNBOOK + "databaseaway" : SERVICE_DOWN);
    }

    private Look paused() {
        List<String> paused = new ServiceParts(api).paused();
        return new Look(
                "paused", paused.isEmpty(), paused.isEmpty() ? "nothing" : String.join(", ", paused), "./ops paused");
    }

    private Look relay() {
        RelayLag lag = RelayLag.read(ports);
        return new Look(
                "relay",
                lag.ageSeconds() < RELAY_IN_TIME_SECONDS,
                "%d unsent, the oldest for %.0f s".formatted(lag.unsent(), lag.ageSeconds()),
                RUNBOOK + "eventslate");
    }

    private Look consumers() {
        Map<String, Long> behind = new GroupLags(cluster)
                .read().stream()
                        .filter(lag -> lag.lag() > 0)
                        .collect(Collectors.groupingBy(
                                GroupLag::group, TreeMap::new, Collectors.summingLong(GroupLag::lag)));
        String seen = behind.entrySet().stream()
                .map(group -> "%s %d behind".formatted(group.getKey(), group.getValue()))
                .collect(Collectors.joining(", "));
        return new Look(
                "consumers", behind.isEmpty(), seen.isEmpty() ? "none behind" : seen, "./ops lag --behind, twice");
    }

    private Question orders(String what, OrderTrouble trouble, String next) {
        return new Question(what, SERVICE_DOWN, () -> {
            long count = trouble.count(api);
            return new Look(what, count == 0, Long.toString(count), next);
        });
    }

    private Question desk(String what, ApiList list, String state, String next) {
        return new Question(what, SERVICE_DOWN, () -> {
            Listed waiting = list.read(api, Map.of("state", state), MOST);
            return new Look(what, waiting.items().isEmpty(), count(waiting), next);
        });
    }

    private Look mails() {
        Listed waiting = MAILS.read(api, Map.of("state", "PENDING"), MOST);
        Map<String, Long> failed = waiting.items().stream()
                .filter(mail -> Values.isThere(mail.path("lastError")))
                .collect(Collectors.groupingBy(
                        mail -> mail.path("lastError").asString(), TreeMap::new, Collectors.counting()));
        String seen = count(waiting) + " wait"
                + failed.entrySet().stream()
                        .map(reason -> ", %d failed: %s".formatted(reason.getValue(), reason.getKey()))
                        .collect(Collectors.joining());
        return new Look("mails", failed.isEmpty(), seen, RUNBOOK + "noticesfail");
    }

    private static String count(Listed listed) {
        return listed.items().size() + (listed.more() ? " or more" : "");
    }
}
