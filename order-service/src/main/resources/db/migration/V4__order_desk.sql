-- What the order desk asks for: lists of what is open or needs somebody, and who may see a line of the journal.

alter table orders
    add column open boolean not null default true,
    add column refund_failed boolean not null default false,
    add column disputed boolean not null default false;
comment on column orders.open is 'Neither completed nor cancelled. Changes once, with the end of the order: an index over it costs nothing before.';
comment on column orders.disputed is 'For disputes, which the rules do not know yet: false until then.';

update orders
   set open = status not in ('COMPLETED', 'CANCELLED'),
       refund_failed = document -> 'payments' -> 'refunds' @> '[{"state": "FAILED"}]';

alter table orders alter column open drop default, alter column refund_failed drop default;

-- What is open is little, however much there is: statuses and due times change too often for indexes of their own.
create index orders_open_of_provider on orders (provider_id, purchased_at, order_number) where open;
create index orders_open on orders (purchased_at, order_number) where open;
create index orders_refund_failed on orders (purchased_at, order_number) where refund_failed;
create index orders_disputed on orders (purchased_at, order_number) where disputed;

alter table journal add column buyer_id text, add column provider_id text;

update journal j
   set buyer_id = o.buyer_id, provider_id = o.provider_id
  from orders o
 where o.lane = j.lane and o.order_number = j.order_number;

alter table journal alter column buyer_id set not null, alter column provider_id set not null;

-- The changes feed of a party: its lines of a lane past a position.
create index journal_of_buyer on journal (buyer_id, lane, position);
create index journal_of_provider on journal (provider_id, lane, position);
