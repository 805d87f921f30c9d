-- One row per order: the deadline that runs, or the tombstone of the last one so that a late, older event cannot revive it.
create table schedules (
    order_number text primary key,
    -- Version of the newest event seen; older ones change nothing.
    order_version bigint not null,
    deadline_id text,
    kind text,
    must_act text,
    on_expiry text,
    started_at timestamptz,
    -- Null when no deadline runs.
    due_at timestamptz,
    -- Reminders that are not published yet.
    remind_at timestamptz[] not null,
    -- When there is something to publish: a reminder, the expiry, its repetition, or the end of a claim that was never settled.
    next_at timestamptz,
    -- How often the expiry was published and acknowledged.
    attempts integer not null,
    closed_at timestamptz,
    constraint open_rows_are_whole check (
        due_at is null
        or num_nulls(deadline_id, kind, must_act, on_expiry, started_at, next_at) = 0 and closed_at is null),
    constraint tombstones_rest check (due_at is not null or next_at is null and closed_at is not null)
);

create index schedules_next on schedules (next_at) where next_at is not null;
create index schedules_due on schedules (due_at) where due_at is not null;
create index schedules_closed on schedules (closed_at) where closed_at is not null;
