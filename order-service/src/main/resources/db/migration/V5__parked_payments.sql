-- Payment events that cannot be applied yet, or never: about no lane, because their order may not exist.

create table parked_payments (
    -- In the order of parking; retries of one order go by it, and so do pages.
    parking_id bigint generated always as identity primary key,
    identity text not null unique,
    order_number text not null,
    type text not null,
    body text not null,
    trace_parent text,
    state text not null check (state in ('WAITING', 'GIVEN_TO_OPERATOR', 'APPLIED', 'SETTLED')),
    reason text not null,
    detail text not null,
    tries integer not null,
    parked_at timestamptz not null,
    next_try_at timestamptz,
    leased_until timestamptz,
    given_at timestamptz,
    closed_at timestamptz,
    note text,
    closed_by text
);
comment on table parked_payments is 'Payment events that found no order or no refund, or said something else before: tried again, then the operator''s.';
comment on column parked_payments.identity is 'What happened, whoever tells it how often: a repeated event meets its first parking.';
comment on column parked_payments.body is 'The event as JSON, all that it said and this service reads.';
comment on column parked_payments.leased_until is 'Until when one instance tries it, by the clock of the database. All other times are those of the services.';
comment on column parked_payments.closed_by is 'The operator who settled it, or whose retry applied it; null when it was applied by itself.';

create index parked_payments_due on parked_payments (next_try_at) where state = 'WAITING';
create index parked_payments_of_order on parked_payments (order_number, parking_id) where state = 'WAITING';
create index parked_payments_by_state on parked_payments (state, parking_id);
create index parked_payments_closed on parked_payments (closed_at) where closed_at is not null;
