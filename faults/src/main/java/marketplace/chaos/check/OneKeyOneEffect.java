package marketplace.chaos.check;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import marketplace.chaos.evidence.Answer;
import marketplace.chaos.evidence.Evidence;
import marketplace.chaos.evidence.JournalRow;

/** A request that is repeated has one effect and one answer; one that was refused has none; one without answer all or none. */
final class OneKeyOneEffect implements Invariant {

    private static final String PLACING = "POST /v1/orders ";
    private static final String KEY_REUSED = "urn:marketplace:problem:idempotency-key-reused";

    @Override
    public String says() {
        return "one idempotency key has one effect, a refusal none, and what was answered is there";
    }

    @Override
    public Findings check(Evidence evidence) {
        Findings findings = new Findings();
        Map<String, List<JournalRow>> effects = effects(evidence, findings);
        Map<String, List<Answer>> requests = evidence.answers().stream()
                .filter(answer -> answer.key() != null)
                .collect(Collectors.groupingBy(OneKeyOneEffect::identity));
        requests.forEach((key, answers) -> check(key, answers, effects.getOrDefault(key, List.of()), findings));
        return findings;
    }

    /** Keys of parties as the journal has them: role, caller, for an order's own buttons the order, and the key. */
    private static Map<String, List<JournalRow>> effects(Evidence evidence, Findings findings) {
        Map<String, List<JournalRow>> effects = new HashMap<>();
        Set<String> seen = new LinkedHashSet<>();
        for (JournalRow row : evidence.journal()) {
            String key = row.commandKey();
            if (key != null) {
                findings.require(seen.add(row.lane() + "|" + key), "%s has the key of another line: %s", row, key);
                effects.merge(key, List.of(row), (some, more) -> List.of(some.getFirst(), more.getFirst()));
            }
        }
        return effects;
    }

    private static String identity(Answer answer) {
        return answer.asked().startsWith(PLACING)
                ? "%s|%s|place|%s".formatted(answer.role(), answer.caller(), answer.key())
                : "%s|%s|%s|%s".formatted(answer.role(), answer.caller(), answer.orderNumber(), answer.key());
    }

    private static void check(String key, List<Answer> answers, List<JournalRow> effects, Findings findings) {
        List<Answer> accepted = answers.stream().filter(Answer::isAccepted).toList();
        findings.require(effects.size() <= 1, "%s has %d effects", key, effects.size());
        if (!accepted.isEmpty()) {
            findings.require(effects.size() == 1, "%s was accepted and has %d effects", key, effects.size());
            Set<String> told = accepted.stream()
                    .map(answer -> answer.orderNumber() + " " + answer.version())
                    .collect(Collectors.toSet());
            findings.require(told.size() == 1, "%s was answered %s", key, told);
            effects.forEach(row -> findings.require(
                    told.contains(row.orderNumber() + " " + row.version()),
                    "%s was answered %s, the journal has version %d of %s",
                    key,
                    told,
                    row.version(),
                    row.orderNumber()));
        } else if (answers.stream().allMatch(OneKeyOneEffect::hadNoEffect)) {
            findings.require(effects.isEmpty(), "%s was refused and has an effect: %s", key, effects);
        }
    }

    private static boolean hadNoEffect(Answer answer) {
        return answer.isRefused() && !KEY_REUSED.equals(answer.problem());
    }
}
