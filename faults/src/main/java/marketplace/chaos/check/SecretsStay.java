package marketplace.chaos.check;

import marketplace.chaos.evidence.Evidence;
import marketplace.chaos.evidence.JournalRow;
import marketplace.chaos.evidence.PlainText;
import marketplace.chaos.evidence.TopicRecord;

/** Completion information, secrets of vendors and contact data are with those for whom they are, and nowhere else. */
final class SecretsStay implements Invariant {

    @Override
    public String says() {
        return "no planted secret is in an event, a log, a notice, a mail, an error or a plain column";
    }

    @Override
    public Findings check(Evidence evidence) {
        Findings findings = new Findings();
        for (TopicRecord record : evidence.records()) {
            search(record.place(), record.text(), evidence, findings);
        }
        for (JournalRow row : evidence.journal()) {
            search("journal of " + row.orderNumber(), row.payload(), evidence, findings);
        }
        for (PlainText text : evidence.texts()) {
            search(text.where(), text.text(), evidence, findings);
        }
        return findings;
    }

    private static void search(String where, String text, Evidence evidence, Findings findings) {
        findings.looked();
        for (String secret : evidence.secrets()) {
            if (text.contains(secret)) {
                findings.violation("%s has the secret %s", where, secret);
            }
        }
    }
}
