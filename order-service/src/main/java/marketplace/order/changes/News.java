package marketplace.order.changes;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import marketplace.contracts.Role;
import marketplace.platform.security.Caller;

/**
 * Who may find something new.
 *
 * @param everybody it could be anybody
 * @param parties the buyers and providers of the newest lines
 */
record News(boolean everybody, Set<Caller> parties) {

    static final News FOR_EVERYBODY = new News(true, Set.of());

    static News of(List<ChangeStore.Concerned> lines) {
        Set<Caller> parties = new HashSet<>();
        lines.forEach(line -> {
            parties.add(new Caller(Role.BUYER, line.buyerId()));
            parties.add(new Caller(Role.PROVIDER, line.providerId()));
        });
        return new News(false, parties);
    }

    boolean concerns(Caller caller) {
        return switch (caller.role()) {
            case BUYER, PROVIDER -> everybody || parties.contains(caller);
            case OPERATOR, SERVICE -> everybody || !parties.isEmpty();
        };
    }
}
