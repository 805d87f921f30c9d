package marketplace.bench.changes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import marketplace.bench.load.Requests;
import marketplace.bench.part.Tokens;
import marketplace.bench.seed.OrderNames;

/**
 * Providers that reprice random unpaid orders of theirs: each request with its own idempotency key, and with the version that the
 * order had in the last answer. A connection has orders of its own, so no two requests are about one order at once.
 */
public final class Reprices implements Requests {

    private static final int OK = 200;
    private static final int UNKNOWN = -1;
    /** An order cannot be repriced for ever. */
    private static final int LAST_VERSION = 40;

    private static final int MOST_TRIES = 10_000;
    private static final int LOWEST_PRICE = 20_000;
    private static final int PRICES = 100_000;
    private static final int STEP = 7_919;
    private static final byte[] START = ascii("POST /v1/orders/");
    private static final byte[] HEAD =
            ascii("/reprice HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nAuthorization: ");

    private final OrderNames names;
    private final Tokens tokens;
    private final int[] versions;
    private final int[] places;
    private final String keys;
    private final SplittableRandom random;
    private long sent;

    /**
     * Reprices.
     *
     * @param versions of all orders by their place, from 1; kept up to date
     * @param seed of the choice of orders; every run has another one, or its idempotency keys would be those of the run before
     */
    public Reprices(OrderNames names, Tokens tokens, int[] versions, int connections, long seed) {
        this.names = names;
        this.tokens = tokens;
        this.versions = versions;
        this.places = new int[connections];
        this.keys = "bench-" + seed + "-";
        this.random = new SplittableRandom(seed);
    }

    @Override
    public void write(int connection, ByteBuffer request) {
        int place = place(connection);
        places[connection] = place;
        int version = versions[place];
        byte[] body = ascii("{\"price\":{\"amount\":%d,\"currency\":\"CNY\"},\"reason\":\"as agreed\"}"
                .replace("%d", Integer.toString(price(place, version))));
        request.put(START)
                .put(ascii(names.number(place)))
                .put(HEAD)
                .put(tokens.provider(place))
                .put(ascii("\r\nIdempotency-Key: " + keys + sent++ + "\r\nIf-Match: \"" + version
                        + "\"\r\nContent-Length: " + body.length + "\r\n\r\n"))
                .put(body);
    }

    @Override
    public void answered(int connection, int status, ByteBuffer answer) {
        int place = places[connection];
        if (status == OK) {
            versions[place]++;
        } else {
            versions[place] = UNKNOWN;
        }
    }

    /** Another one than at any version near, so that no price is the one before. */
    private static int price(int place, int version) {
        return LOWEST_PRICE + (int) ((place + (long) version * STEP) % PRICES);
    }

    private int place(int connection) {
        int ofConnection = (versions.length - 1) / places.length;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            int place = 1 + connection + places.length * random.nextInt(ofConnection);
            if (versions[place] != UNKNOWN && versions[place] <= LAST_VERSION) {
                return place;
            }
        }
        throw new IllegalStateException("the orders are used up: begin with more of them");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
