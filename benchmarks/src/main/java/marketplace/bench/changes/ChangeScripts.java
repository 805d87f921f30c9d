package marketplace.bench.changes;

import java.util.Map;
import java.util.TreeMap;
import marketplace.bench.part.Orders;
import marketplace.bench.world.Sql;

/**
 * The same change for pgbench, in the project's own tables: the order's row is written anew and a line is added to the journal, in one
 * statement, with the very texts that the order service wrote. Nothing is checked and nobody is asked who he is.
 */
final class ChangeScripts {

    private static final String CHANGE = """
            changed as (
                update orders
                   set version = version + 1, price_amount = 20000 + (:n::bigint + version * 7919) % 100000,
                       document = :document::jsonb
                 where lane = :n::int % :lanes::int
                   and order_number = lpad((:n::int % :lanes::int)::text, 3, '0') || 'SEED' || lpad(:n::text, 12, '0')
                returning lane, order_number, version, buyer_id, provider_id)
            insert into journal (lane, position, order_number, order_version, type, occurred_at, actor_role, actor_id,
                                 buyer_id, provider_id, command_key, command_digest, event, payload)
            select lane, POSITION, order_number, version, :type::text, clock_timestamp(), 'PROVIDER', provider_id,
                   buyer_id, provider_id, 'PROVIDER|' || provider_id || '|' || order_number || '|' || gen_random_uuid(),
                   :digest::text, :event::jsonb, :payload::text
              from changed;
            """;

    private static final String PLACE = "\\set n random(1, :orders)\n";

    /** Positions from a sequence: they have holes and may become visible in any order, but nobody waits for anybody. */
    static final String FREE = PLACE + "with " + CHANGE.replace("POSITION", "nextval('bench_positions')");

    /** Positions as the journal has them, dense and in commit order: each transaction waits for its lane. */
    static final String DENSE = PLACE + """
            with moved as (update lanes set position = position + 1 where lane = :n::int % :lanes::int returning position),
            """ + CHANGE.replace("POSITION", "(select position from moved)");

    private ChangeScripts() {}

    static void prepare(Orders orders) {
        Sql.run(
                orders.reference(),
                "create sequence if not exists bench_positions start 1000000000",
                "update lanes set position = (select max(position) from journal where journal.lane = lanes.lane)");
    }

    static Map<String, String> variables(Orders orders) {
        Map<String, String> variables = new TreeMap<>(orders.texts().variables());
        variables.put("orders", Long.toString(orders.count()));
        variables.put("lanes", Integer.toString(orders.names().lanes()));
        return variables;
    }
}
