-- What vendors of SAAS products are called for. One row for each order; products, plans and buyers are the order's.

create table deliveries (
    lane integer not null,
    order_number text not null,
    call text not null check (call in ('CREATE', 'DESTROY')),
    state text not null check (state in ('OPEN', 'DONE', 'GIVEN_UP')),
    since timestamptz not null,
    next_try_at timestamptz not null,
    claim text not null,
    attempts integer not null,
    asked boolean not null,
    accepted boolean not null,
    instance_id text,
    sealed_information text,
    surplus text[] not null,
    trace_parent text,
    primary key (lane, order_number)
);
comment on table deliveries is 'What vendors are called for, order by order. All times are those of the database.';
comment on column deliveries.since is 'When it was asked for, or taken back: since when the call is due.';
comment on column deliveries.next_try_at is 'When it is tried next. While somebody tries it: when their lease ends.';
comment on column deliveries.claim is 'Who tries it; empty when nobody does.';
comment on column deliveries.asked is 'Whether a create was ever sent: only then there may be something to destroy.';
comment on column deliveries.accepted is 'Whether the vendor has accepted the call and wants to be asked how it stands.';
comment on column deliveries.instance_id is 'The first that the vendor told: the order''s.';
comment on column deliveries.surplus is 'Other instances that the vendor made for the same order: to be destroyed.';

create index deliveries_due on deliveries (next_try_at) where state = 'OPEN';

comment on table completion_views is 'Who looked at delivery information, and when; round is 0 where no person completes anything.';
