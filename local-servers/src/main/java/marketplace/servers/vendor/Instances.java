package marketplace.servers.vendor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import marketplace.servers.vendor.Behaviour.Kind;

/** What a vendor has made for whom, and what it said of it. */
final class Instances {

    private static final int SOON_SECONDS = 1;

    /** All that was ever made. */
    private final List<Made> everMade = new ArrayList<>();

    /** What was made last, by the key of the call that asked for it. */
    private final Map<String, Made> made = new HashMap<>();

    private final Map<String, Integer> asksInVain = new HashMap<>();
    private final Set<String> running = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private int count;

    /** An instance, and the order that it is for. */
    private record Made(String instanceId, String orderNumber) {}

    /** The instances of an order that run. */
    synchronized Set<String> running(String orderNumber) {
        Set<String> found = new HashSet<>();
        everMade.stream()
                .filter(one -> one.orderNumber.equals(orderNumber) && running.contains(one.instanceId))
                .forEach(one -> found.add(one.instanceId));
        return found;
    }

    /** The answer to a call, with its body. */
    synchronized Map<String, Object> answer(SeenCall call, Behaviour behaviour) {
        return switch (call.call()) {
            case "create" -> create(call, behaviour);
            case "query" -> told(call.idempotencyKey());
            case "renew", "modify", "expire" -> use(call, behaviour);
            case "destroy" -> destroy(call, behaviour);
            default -> refused("no such call");
        };
    }

    private Map<String, Object> create(SeenCall call, Behaviour behaviour) {
        String key = call.idempotencyKey();
        if (ended.contains(call.orderNumber())) {
            return refused("the order is over");
        }
        if (!made.containsKey(key) || behaviour.kind() == Kind.TWICE) {
            Made one = new Made("i-%06d".formatted(++count), call.orderNumber());
            var _ = everMade.add(one);
            var _ = made.put(key, one);
            var _ = running.add(one.instanceId);
            var _ = asksInVain.put(key, behaviour.kind() == Kind.LATE ? behaviour.times() : 0);
        }
        return asksInVain.getOrDefault(key, 0) > 0 ? accepted() : done(key);
    }

    private Map<String, Object> told(String key) {
        if (!made.containsKey(key)) {
            return refused("no such call");
        }
        int vain = asksInVain.getOrDefault(key, 0);
        var _ = asksInVain.put(key, Math.max(0, vain - 1));
        return vain > 0 ? accepted() : done(key);
    }

    private Map<String, Object> use(SeenCall call, Behaviour behaviour) {
        boolean known = running.contains(call.instanceId()) || behaviour.kind() == Kind.OBLIGING;
        return known ? done(new Made(call.instanceId(), call.orderNumber())) : refused("no such instance");
    }

    /** That instance; without one whatever was made for the order, or would be. */
    private Map<String, Object> destroy(SeenCall call, Behaviour behaviour) {
        if (!call.instanceId().isEmpty()) {
            var _ = running.remove(call.instanceId());
            return Map.of("result", "done");
        }
        boolean again = !ended.add(call.orderNumber());
        if (again && behaviour.kind() == Kind.FORGETFUL) {
            return refused("no such instance");
        }
        running.removeAll(running(call.orderNumber()));
        return Map.of("result", "done");
    }

    private Map<String, Object> done(String key) {
        Made one = made.get(key);
        return one == null ? refused("no such call") : done(one);
    }

    private static Map<String, Object> done(Made one) {
        return Map.of(
                "result",
                "done",
                "instanceId",
                one.instanceId,
                "information",
                Map.of(
                        "accessUrl", "https://%s.saas.example/".formatted(one.instanceId),
                        "account", "admin",
                        "text", "The first password is sent to the mail address of the account."));
    }

    private static Map<String, Object> accepted() {
        return Map.of("result", "accepted", "retryAfterSeconds", SOON_SECONDS);
    }

    private static Map<String, Object> refused(String reason) {
        return Map.of("result", "refused", "reason", reason, "permanent", true);
    }
}
