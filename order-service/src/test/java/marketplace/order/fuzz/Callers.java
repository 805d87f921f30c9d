package marketplace.order.fuzz;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import marketplace.contracts.Role;
import marketplace.order.TestMarketplace;
import marketplace.servers.TestTokens;

/** The tokens of the parties, and what others may send in their place. */
final class Callers {

    private final Map<Role, String> good = new EnumMap<>(Role.class);
    private final List<String> bad;

    /** Those of a marketplace. */
    Callers(TestMarketplace market) {
        good.put(Role.BUYER, market.buyer.authorization());
        good.put(Role.PROVIDER, market.provider.authorization());
        good.put(Role.OPERATOR, market.operator.authorization());
        good.put(Role.SERVICE, TestTokens.bearer("service", "settlement"));
        String token = market.buyer.authorization();
        String[] parts = token.split("\\.", -1);
        this.bad = List.of(
                TestTokens.forged("operator", "olga"),
                TestTokens.expired("operator", "olga"),
                TestTokens.bearer("admin", "root"),
                TestTokens.bearer("Buyer", "lan"),
                TestTokens.bearer("buyer", "no spaces"),
                TestTokens.bearer("buyer", ""),
                TestTokens.bearer("buyer", "x".repeat(65)),
                parts[0] + "." + parts[1],
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + parts[2] + "." + parts[1],
                "Bearer eyJhbGciOiJub25lIn0." + parts[1] + ".",
                "Bearer eyJhbGciOiJIUzI1NiJ9." + parts[1] + "." + parts[2],
                token.substring(0, token.length() - 20),
                "Bearer " + "a.".repeat(4000),
                "Bearer",
                "Bearer ",
                "Bearer null",
                "Basic b2xnYTpvbGdh",
                "Digest username=\"olga\"",
                token.replace("Bearer ", ""),
                "Bearer \u00e9\u00ff",
                "");
    }

    String good(Role role) {
        return good.getOrDefault(role, "");
    }

    /** Sends something else than a good token, or nothing. */
    void untrusted(Draft draft, Dice dice) {
        draft.trusted = false;
        draft.headers.removeIf(header -> header.name().equals("Authorization"));
        String instead = dice.of(bad);
        if (!instead.isEmpty()) {
            draft.header("Authorization", instead);
        }
    }

    /** Another role, with a good token. */
    void another(Draft draft, Dice dice) {
        draft.trusted = true;
        draft.header(
                "Authorization",
                dice.of(Stream.of(Role.values()).map(this::good).toList()));
    }
}
