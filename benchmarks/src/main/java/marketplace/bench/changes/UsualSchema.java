package marketplace.bench.changes;

import marketplace.bench.seed.OrderNames;
import marketplace.bench.world.Sql;
import marketplace.servers.Database;

/** The tables of the usual way: an order in columns, an outbox. */
final class UsualSchema {

    private static final String TABLES = """
            create table orders (
                order_number text primary key,
                version bigint not null,
                status text not null,
                buyer_id text not null,
                provider_id text not null,
                product_id text not null,
                product_name text not null,
                contact_name text not null,
                contact_email text not null,
                list_price bigint not null,
                price bigint not null,
                currency text not null,
                purchased_at timestamptz not null,
                pay_until timestamptz not null,
                completed_at timestamptz
            );
            create table outbox (
                id bigint primary key,
                order_number text not null,
                order_version bigint not null,
                type text not null,
                occurred_at timestamptz not null,
                actor_id text not null,
                command_key text not null,
                payload text not null
            );
            create sequence outbox_seq increment by 50;
            """;

    private static final String INDEXES = """
            create index orders_of_buyer on orders (buyer_id, purchased_at, order_number);
            create index orders_of_provider on orders (provider_id, purchased_at, order_number);
            create index orders_by_purchase on orders (purchased_at, order_number);
            create unique index outbox_of_key on outbox (command_key);
            create unique index outbox_of_order on outbox (order_number, order_version);
            """;

    private UsualSchema() {}

    static void make(Database database, long orders, int lanes) {
        Sql.run(
                database,
                TABLES,
                """
            insert into orders
            select lpad((i %% %1$d)::text, 3, '0') || 'SEED' || lpad(i::text, 12, '0'), 0, 'PENDING_PAYMENT',
                   'buyer-' || lpad((i %% %2$d)::text, 5, '0'), 'provider-' || lpad((i %% %3$d)::text, 4, '0'),
                   'P-1', 'Database migration', 'Li Lei', 'li.lei@example.com', 120000, 120000, 'CNY',
                   now() - interval '5 days' + i * interval '1 millisecond', now() + interval '2 days', null
              from generate_series(1, %4$d) i
            """.formatted(lanes, OrderNames.BUYERS, OrderNames.PROVIDERS, orders),
                INDEXES,
                "vacuum analyze orders");
    }
}
