package marketplace.bench.part;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import marketplace.bench.seed.OrderNames;
import marketplace.bench.world.World;
import marketplace.contracts.Role;

/** Signed once: signing costs more than a request. */
public final class Tokens {

    private static final int BUYERS = 1_000;

    private final World world;
    private final byte[][] providers;
    private byte[][] buyers = new byte[0][];

    /** Tokens of all providers, and of buyers once one is asked for. */
    Tokens(World world) {
        this.world = world;
        this.providers =
                signed(OrderNames.PROVIDERS, place -> world.bearer(Role.PROVIDER, OrderNames.providerOf(place)));
    }

    /** The Authorization header's value of the provider of the order at this place. */
    public byte[] provider(long place) {
        return providers[OrderNames.providerPlace(place)];
    }

    /** The Authorization header's value of one of the buyers. */
    public byte[] buyer(int buyer) {
        if (buyers.length == 0) {
            buyers = signed(BUYERS, place -> world.bearer(Role.BUYER, OrderNames.buyerOf(place)));
        }
        return buyers[buyer % BUYERS];
    }

    private static byte[][] signed(int count, IntFunction<String> token) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(token)
                .map(text -> text.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }
}
