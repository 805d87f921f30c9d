-- What of an order never changes has a column of its own, which changes do not write. No row is touched here: what was agreed moves there
-- with an order's next change, and the version before goes on with whole documents meanwhile.

alter table orders add column agreed jsonb;
comment on column orders.agreed is 'Identity, product and terms, as they were when it was placed. Null in orders that have not changed since before.';
comment on column orders.document is 'What changes; the columns beside it are for queries, here and by hand. With agreed it is the whole order.';
