-- About no lane and no order table: the same capture may be told of orders in different lanes, which know nothing of each other.

create table captures (
    capture_id text primary key,
    order_number text not null,
    first_told_at timestamptz not null
);
comment on table captures is 'Which order each capture was told of first. Money told of another one as well is the operator''s.';

insert into captures (capture_id, order_number, first_told_at)
select distinct on (command_key) substr(command_key, length('capture|') + 1), order_number, occurred_at
  from journal
 where starts_with(command_key, 'capture|')
 order by command_key, occurred_at;

insert into captures (capture_id, order_number, first_told_at)
select distinct on (split_part(identity, '|', 2)) split_part(identity, '|', 2), order_number, parked_at
  from parked_payments
 where starts_with(identity, 'capture|')
 order by split_part(identity, '|', 2), parking_id
    on conflict (capture_id) do nothing;
