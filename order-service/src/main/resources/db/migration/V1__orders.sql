-- Every table of orders starts with the lane, and nothing is unique across lanes: the lane can become a distribution column.

create table lanes (
    -- Three digits of the order number name the lane.
    lane integer primary key check (lane between 0 and 999),
    position bigint not null default 0
);
comment on table lanes is 'One row per serial log. Locked by the batch that appends to it; position is that of its last journal row.';

-- How many lanes there are is decided once, here.
insert into lanes (lane) select generate_series(0, ${lanes} - 1);

create table orders (
    lane integer not null,
    order_number text not null,
    version bigint not null,
    status text not null,
    buyer_id text not null,
    provider_id text not null,
    product_id text not null,
    delivery_method text not null,
    price_amount bigint not null,
    price_currency text not null,
    purchased_at timestamptz not null,
    completed_at timestamptz,
    deadline_due_at timestamptz,
    document jsonb not null,
    primary key (lane, order_number)
) with (fillfactor = 80);
comment on column orders.document is 'The whole order; the columns beside it are for queries, here and by hand.';

-- Each list is read in one order from one end, per side; none of these columns changes while an order is worked on.
create index orders_of_buyer on orders (buyer_id, purchased_at, order_number);
create index orders_of_provider on orders (provider_id, purchased_at, order_number);
create index orders_by_purchase on orders (purchased_at, order_number);
create index orders_of_buyer_completed on orders (buyer_id, completed_at, order_number) where completed_at is not null;
create index orders_of_provider_completed on orders (provider_id, completed_at, order_number) where completed_at is not null;
create index orders_by_completion on orders (completed_at, order_number) where completed_at is not null;

create table journal (
    lane integer not null,
    position bigint not null,
    order_number text not null,
    order_version bigint not null,
    type text not null,
    occurred_at timestamptz not null,
    actor_role text not null,
    actor_id text not null,
    command_key text,
    command_digest text,
    trace_parent text,
    event jsonb not null,
    payload text not null,
    primary key (lane, position)
);
comment on table journal is 'Append-only, dense per lane, in commit order. Timeline, idempotency memory and outbox in one.';
comment on column journal.event is 'What happened, with what only the parties may know; replaying these gives the order.';
comment on column journal.payload is 'The body that goes to Kafka, byte by byte; without secrets and contact data.';

create unique index journal_of_order on journal (lane, order_number, order_version);
create unique index journal_of_key on journal (lane, command_key) where command_key is not null;

create table relay_cursors (
    lane integer primary key,
    position bigint not null default 0,
    holder text not null default '',
    leased_until timestamptz not null default '-infinity'
);
comment on table relay_cursors is 'How far each lane has been published, and which relay may publish it until when by the clock of the database.';

insert into relay_cursors (lane) select lane from lanes;
