package marketplace.bench.queries;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import marketplace.bench.changes.Reprices;
import marketplace.bench.load.Gets;
import marketplace.bench.load.HttpLoad;
import marketplace.bench.load.LoadResult;
import marketplace.bench.part.Orders;
import marketplace.bench.part.Sample;
import marketplace.bench.part.Stand;
import marketplace.bench.part.Turns;
import marketplace.bench.report.Table;
import marketplace.bench.seed.OrderNames;
import marketplace.contracts.Role;

/** How many orders a provider has, asked while orders are changed at half of what the service can do. */
final class CountsUnderLoad {

    private static final int CLIENTS = 64;
    private static final int COUNTERS = 8;
    private static final int PROVIDERS = 64;
    private static final double HALF = 0.5;

    private final Stand stand;
    private final Orders orders;
    private long seed = 9_000;

    CountsUnderLoad(Stand stand) {
        this.stand = stand;
        this.orders = stand.orders();
    }

    Table measure(double perSecond) throws Exception {
        LoadResult capacity = HttpLoad.closed(
                orders.service().address(), CLIENTS, stand.extent().turn(), reprices());
        double half = capacity.perSecond() * HALF;
        Gets counts = Gets.of(
                "/v1/orders/count",
                IntStream.range(0, PROVIDERS)
                        .mapToObj(OrderNames::providerOf)
                        .map(provider -> stand.world().bearer(Role.PROVIDER, provider))
                        .toList());
        Turns turns = new Turns(stand)
                .with("exact numbers", () -> turn(counts, perSecond, half))
                .play();
        return new Table(
                "Exact numbers of a provider's orders at %.0f changes/s".formatted(half),
                Turns.columns("counts/s", "itself"),
                List.of(turns.row("exact numbers", "exact numbers")));
    }

    private Sample turn(Gets counts, double perSecond, double changesPerSecond) {
        Reprices reprices = reprices();
        CompletableFuture<LoadResult> changes = CompletableFuture.supplyAsync(() -> HttpLoad.open(
                orders.service().address(),
                CLIENTS,
                changesPerSecond,
                stand.extent().turn(),
                reprices));
        LoadResult counted = HttpLoad.open(
                orders.service().address(), COUNTERS, perSecond, stand.extent().turn(), counts);
        LoadResult changed = changes.join();
        return Sample.of(counted, "%.0f changes/s meanwhile".formatted(changed.perSecond()));
    }

    private Reprices reprices() {
        return new Reprices(orders.names(), orders.tokens(), orders.versions(), CLIENTS, ++seed);
    }
}
