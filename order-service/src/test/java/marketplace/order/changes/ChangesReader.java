package marketplace.order.changes;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.List;
import marketplace.order.Answer;
import marketplace.order.Party;
import tools.jackson.databind.JsonNode;

/** Somebody who follows the changes feed, page by page, and keeps what they saw. */
final class ChangesReader {

    private final List<JsonNode> changes = new ArrayList<>();
    private String cursor;

    private ChangesReader(String cursor) {
        this.cursor = cursor;
    }

    /** Somebody who begins with the first change. */
    static ChangesReader fromTheBeginning() {
        return new ChangesReader("");
    }

    static ChangesReader after(String cursor) {
        return new ChangesReader(cursor);
    }

    /** Somebody who begins with what comes next. */
    static ChangesReader fromNow(Party party) {
        Answer answer = party.get("/v1/changes?start=NOW").expect(200);
        return new ChangesReader(answer.text("/cursor"));
    }

    /** Asks for what comes next, with these parameters. */
    @CanIgnoreReturnValue
    Answer next(Party party, String parameters) {
        String from = cursor.isEmpty() ? "" : "&after=" + cursor;
        Answer answer = party.get("/v1/changes?" + parameters + from).expect(200);
        answer.body().at("/changes").forEach(changes::add);
        cursor = answer.text("/cursor");
        return answer;
    }

    /** Follows the feed to its end. */
    @CanIgnoreReturnValue
    ChangesReader toTheEnd(Party party, int limit) {
        Answer page = next(party, "limit=" + limit);
        while (page.body().at("/more").asBoolean()) {
            page = next(party, "limit=" + limit);
        }
        return this;
    }

    String cursor() {
        return cursor;
    }

    List<JsonNode> changes() {
        return changes;
    }

    /** What was seen, in that order, each as number and version. */
    List<String> seen() {
        return versions(changes);
    }

    static List<String> versions(List<JsonNode> changes) {
        return changes.stream().map(ChangesReader::version).toList();
    }

    private static String version(JsonNode change) {
        return change.at("/orderNumber").asString("?") + "|"
                + change.at("/version").asLong(0);
    }
}
