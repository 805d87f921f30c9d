-- Orders can be disputed from here on, and their money can be asked back.

comment on column orders.disputed is 'Whether a dispute is open. Written with the order.';
