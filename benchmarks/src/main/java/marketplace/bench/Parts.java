package marketplace.bench;

import java.util.List;
import java.util.stream.Collectors;
import marketplace.bench.changes.Changes;
import marketplace.bench.deadlines.Deadlines;
import marketplace.bench.deadlines.TimeoutInstances;
import marketplace.bench.download.Download;
import marketplace.bench.endtoend.EndToEnd;
import marketplace.bench.growth.Growth;
import marketplace.bench.instances.Instances;
import marketplace.bench.notices.NoticeInstances;
import marketplace.bench.notices.Notices;
import marketplace.bench.part.Part;
import marketplace.bench.placing.Placing;
import marketplace.bench.queries.Queries;
import marketplace.bench.relay.Relaying;
import marketplace.bench.start.Start;

/** All parts, in the order in which they run. */
final class Parts {

    private static final List<Part> ALL = List.of(
            new Changes(),
            new Placing(),
            new Relaying(),
            new Instances(),
            new Queries(),
            new Download(),
            new EndToEnd(),
            new Deadlines(),
            new TimeoutInstances(),
            new Notices(),
            new NoticeInstances(),
            new Start(List.of("order-service", "timeout-service", "notification-service"), true),
            new Growth(3, List.of(1, 2, 4), List.of(1, 16, 64), List.of(1, 10, 100)));

    private Parts() {}

    /** Those with these names; all for no name. */
    static List<Part> named(List<String> names) {
        List<String> known = ALL.stream().map(Part::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "there is no part %s; there are: %s".formatted(name, String.join(", ", known)));
            }
        }
        return ALL.stream()
                .filter(part -> names.isEmpty() || names.contains(part.name()))
                .toList();
    }

    /** A line for each. */
    static String list() {
        return ALL.stream()
                .map(part -> "    %-12s %s".formatted(part.name(), part.purpose()))
                .collect(Collectors.joining("\n"));
    }
}
