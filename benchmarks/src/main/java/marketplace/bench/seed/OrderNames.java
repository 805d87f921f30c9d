package marketplace.bench.seed;

/**
 * Numbers and parties of the orders that are made, all by their place in the row: whoever knows the place of an order knows its number
 * and whose it is, and needs to remember nothing.
 *
 * @param lanes how many lanes there are
 */
public record OrderNames(int lanes) {

    /** Prime, so that every lane has orders of every party; so many that no party asks more often than it may. */
    public static final int BUYERS = 10_007;

    /** As above. */
    public static final int PROVIDERS = 1_009;

    /** Three digits of the lane and sixteen characters, as order numbers are. */
    public String number(long place) {
        return "%03dSEED%012d".formatted(lane(place), place);
    }

    public int lane(long place) {
        return (int) (place % lanes);
    }

    public static String buyer(long place) {
        return buyerOf((int) (place % BUYERS));
    }

    public static String provider(long place) {
        return providerOf(providerPlace(place));
    }

    /** Which of all providers, from 0. */
    public static int providerPlace(long place) {
        return (int) (place % PROVIDERS);
    }

    public static String buyerOf(int buyer) {
        return "buyer-%05d".formatted(buyer);
    }

    public static String providerOf(int provider) {
        return "provider-%04d".formatted(provider);
    }
}
