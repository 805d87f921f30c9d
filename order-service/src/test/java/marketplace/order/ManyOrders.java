package marketplace.order;

import marketplace.servers.Database;

/** Very many orders, copied inside the database from orders that were really placed. For reading only: they have no journal. */
public final class ManyOrders {

    private static final int AT_ONCE = 50_000;

    private ManyOrders() {}

    /**
     * Adds orders.
     *
     * @param shares a query for the number of an order to copy and, from 0 to 99, each place in a hundred that its copies take
     */
    public static void copy(Database database, int count, String shares) {
        try (TestSql sql = new TestSql(database)) {
            for (int first = 1; first <= count; first += AT_ONCE) {
                sql.run(statement(first, Math.min(count, first + AT_ONCE - 1), shares));
            }
            sql.run("analyze orders");
        }
    }

    /** All copies are of one order. */
    public static String allOf(String number) {
        return "select '%s', generate_series(0, 99)".formatted(number);
    }

    /**
     * Three orders at each moment, so that pages end between equal times. All but every tenth are of the parties of the order that was
     * copied; every hundred repeats the share of statuses that the originals are given.
     */
    private static String statement(int first, int last, String shares) {
        return """
                insert into orders (lane, order_number, version, status, buyer_id, provider_id, product_id, delivery_method,
                                    price_amount, price_currency, purchased_at, completed_at, deadline_due_at, agreed,
                                    document, open, refund_failed, disputed)
                select i %% 16, number, version, status, buyer_id, provider, product_id, delivery_method,
                       price_amount, price_currency, at, done, due,
                       agreed || jsonb_build_object('identity', (agreed -> 'identity')
                         || jsonb_build_object('number', number, 'providerId', provider)),
                       document || jsonb_build_object('milestones', jsonb_strip_nulls((document -> 'milestones')
                         || jsonb_build_object('purchasedAt', at, 'completedAt', done))),
                       open, refund_failed and i %% 1000 < 100, disputed
                  from generate_series(%1$d, %2$d) i
                  join (select o.*, share.slot
                          from (%3$s) share (original, slot)
                          join orders o on o.order_number = share.original) original on original.slot = i %% 100
                 cross join lateral (
                   select lpad((i %% 16)::text, 3, '0') || 'SEED' || lpad(i::text, 12, '0') as number,
                          case when i %% 10 = 9 then 'provider-' || i %% 50 else original.provider_id end as provider,
                          timestamptz '2024-01-01' + i / 3 * interval '189 seconds' as at) times
                 cross join lateral (
                   select case when original.completed_at is not null then at + interval '10 days' end as done,
                          case when original.deadline_due_at is not null then at + interval '15 days' end as due) ends
                """.formatted(first, last, shares);
    }
}
