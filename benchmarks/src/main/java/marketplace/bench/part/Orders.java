package marketplace.bench.part;

import java.util.Arrays;
import marketplace.bench.load.LoadResult;
import marketplace.bench.seed.OrderNames;
import marketplace.bench.world.ServiceProcess;
import marketplace.bench.world.ServiceSpec;
import marketplace.bench.world.Sql;
import marketplace.bench.world.World;
import marketplace.servers.Database;
import org.jspecify.annotations.Nullable;

/**
 * The order service with very many unpaid orders, and a copy of its database for references. Knows the version of each order, as a
 * client does that remembers its last answer.
 */
public final class Orders {

    private final ServiceSpec spec;
    private ServiceProcess service;
    private boolean stopped;
    private final Database database;
    private final @Nullable Database reference;
    private final OrderNames names;
    private final Tokens tokens;
    private final Pattern pattern;
    private final int[] versions;

    Orders(
            ServiceSpec spec,
            ServiceProcess service,
            Database database,
            @Nullable Database reference,
            Tokens tokens,
            Pattern pattern,
            int[] versions) {
        this.spec = spec;
        this.service = service;
        this.database = database;
        this.reference = reference;
        this.names = new OrderNames(Math.toIntExact(Sql.number(database, "select count(*) from lanes")));
        this.tokens = tokens;
        this.pattern = pattern;
        this.versions = versions;
    }

    static int[] versions(long count, int version) {
        int[] versions = new int[Math.toIntExact(count) + 1];
        Arrays.fill(versions, version);
        return versions;
    }

    public ServiceProcess service() {
        return service;
    }

    /** How the service is started. */
    public ServiceSpec spec() {
        return spec;
    }

    /** Stops the service: a part that does not need it has the machine for itself. */
    public void stop() {
        stopped = true;
        service.close();
    }

    boolean isStopped() {
        return stopped;
    }

    /** Starts it again with these settings. */
    public void start(World world, ServiceSpec wanted) {
        service = world.start(wanted);
        stopped = false;
    }

    public Database database() {
        return database;
    }

    /** The same orders in a database that no service uses. */
    public Database reference() {
        if (reference == null) {
            throw new IllegalStateException("these orders have no copy");
        }
        return reference;
    }

    public OrderNames names() {
        return names;
    }

    public Tokens tokens() {
        return tokens;
    }

    /** What the service wrote for one change, so that references write as much. */
    public ReferenceTexts texts() {
        return pattern.changed();
    }

    /** What the service wrote for an order that was placed. */
    public ReferenceTexts placedTexts() {
        return pattern.placed();
    }

    /** The order that the others were made after. */
    public String patternNumber() {
        return pattern.number();
    }

    /** A product that can be ordered. */
    public String productId() {
        return pattern.productId();
    }

    /** By the place of the order, from 1. */
    public int[] versions() {
        return versions;
    }

    public long count() {
        return versions.length - 1L;
    }

    /** Lines of the journal. */
    public long journaled() {
        return Sql.number(database, "select sum(position) from lanes");
    }

    /** Each write that was answered is in the journal; one that was refused or lost may be. */
    public void requireJournaled(LoadResult result, long lines) {
        if (lines < result.succeeded() || lines > result.succeeded() + result.failed()) {
            throw new IllegalStateException("%d writes answered, %d refused or lost, but %d lines in the journal"
                    .formatted(result.succeeded(), result.failed(), lines));
        }
    }

    /** Waits until everything that was committed is in Kafka. */
    public void awaitPublished() {
        Waiting.until("the journal to be published", () -> unpublished() == 0);
    }

    /** Lines of the journal that are not in Kafka yet. */
    public long unpublished() {
        return Sql.number(
                database, "select sum(l.position - c.position) from lanes l join relay_cursors c using (lane)");
    }

    /**
     * What the orders were made after.
     *
     * @param number of the order that was placed
     * @param productId what it is about
     * @param placed what the service wrote for it
     * @param changed what the service wrote for the change of another one
     */
    record Pattern(String number, String productId, ReferenceTexts placed, ReferenceTexts changed) {}
}
