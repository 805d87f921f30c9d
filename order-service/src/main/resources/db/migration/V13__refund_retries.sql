-- Refunds that failed are tried again by themselves.

alter table orders add column refund_retry_at timestamptz;
comment on column orders.refund_retry_at is 'When a refund that failed is to be tried again; null where none is, or where only an operator does.';

create index orders_refund_retry on orders (refund_retry_at) where refund_retry_at is not null;
