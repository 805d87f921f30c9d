-- Deliveries that were given up wait for the operator; those that are over are forgotten after a while.

alter table deliveries drop constraint deliveries_state_check;
alter table deliveries add constraint deliveries_state_check check (state in ('OPEN', 'DONE', 'GIVEN_UP', 'SETTLED'));
alter table deliveries
    add column changed_at timestamptz not null default clock_timestamp(),
    add column failure text,
    add column note text,
    add column settled_by text;
comment on column deliveries.changed_at is 'When its last try ended, or an operator did something.';
comment on column deliveries.failure is 'Why the last try to take it back failed.';
comment on column deliveries.note is 'What the operator says who settled it by hand.';

create index deliveries_of_state on deliveries (state, lane, order_number);
create index deliveries_over on deliveries (changed_at) where state in ('DONE', 'SETTLED');
