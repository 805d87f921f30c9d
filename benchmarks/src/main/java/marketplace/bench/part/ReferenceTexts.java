package marketplace.bench.part;

import java.util.Map;
import marketplace.bench.world.Sql;
import marketplace.servers.Database;

/**
 * What the order service wrote for one change: the same bytes are what references write for each of theirs.
 *
 * @param agreed what of the order never changes
 * @param document the rest of the order after it
 * @param event as the journal keeps it
 * @param payload as Kafka gets it
 * @param digest of the request
 */
public record ReferenceTexts(String agreed, String document, String event, String payload, String type, String digest) {

    /** Of the last change of an order. */
    static ReferenceTexts of(Database database, String number) {
        String last = " from journal where order_number = '%s' order by order_version desc limit 1".formatted(number);
        String order = " from orders where order_number = '%s'".formatted(number);
        return new ReferenceTexts(
                Sql.text(database, "select agreed" + order),
                Sql.text(database, "select document" + order),
                Sql.text(database, "select event" + last),
                Sql.text(database, "select payload" + last),
                Sql.text(database, "select type" + last),
                Sql.text(database, "select command_digest" + last));
    }

    /** As variables of a script. */
    public Map<String, String> variables() {
        return Map.of(
                "agreed",
                agreed,
                "document",
                document,
                "event",
                event,
                "payload",
                payload,
                "type",
                type,
                "digest",
                digest);
    }
}
