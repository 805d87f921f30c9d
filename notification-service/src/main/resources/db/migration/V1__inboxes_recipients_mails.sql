-- How far each inbox is numbered. Whoever adds notices holds this row's lock until the commit, so that positions of one inbox
-- become visible in ascending order: a reader who has seen position n never meets a smaller one later.
create table inboxes (
    recipient_role text not null,
    recipient_id text not null,
    last_position bigint not null,
    primary key (recipient_role, recipient_id)
);

-- What somebody was told; the text is made when it is read. Operators share one inbox: OPERATOR, operator.
create table notices (
    id uuid primary key default gen_random_uuid(),
    recipient_role text not null,
    recipient_id text not null,
    position bigint not null,
    order_number text not null,
    order_version bigint not null,
    message text not null,
    arguments jsonb not null,
    occurred_at timestamptz not null,
    created_at timestamptz not null,
    read_at timestamptz,
    constraint notices_position unique (recipient_role, recipient_id, position),
    constraint notices_visible_once unique (order_number, order_version, recipient_role, recipient_id, message)
);

create index notices_unread on notices (recipient_role, recipient_id, position) where read_at is null;

-- How somebody wants to be told.
create table recipients (
    role text not null,
    id text not null,
    email text,
    language text not null,
    time_zone text not null,
    changed_at timestamptz not null,
    primary key (role, id)
);

-- The mail of a notice whose recipient had an address when it was made.
create table mails (
    notice_id uuid primary key references notices (id),
    number bigint generated always as identity unique,
    state text not null check (state in ('PENDING', 'SENT', 'GIVEN_UP')),
    attempts integer not null,
    -- By the service's clock, which the sandbox moves.
    next_attempt_at timestamptz not null,
    -- By the database's clock: moving the sandbox ends no lease.
    leased_until timestamptz,
    last_error text,
    created_at timestamptz not null,
    settled_at timestamptz
);

create index mails_due on mails (next_attempt_at) where state = 'PENDING';
create index mails_by_state on mails (state, number);
