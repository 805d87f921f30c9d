-- Downloads as jobs: first the rows are collected, page by page, then the file is written from them, part by part.

create table downloads (
    download_id text primary key,
    owner_role text not null,
    owner_id text not null,
    state text not null check (state in ('RUNNING', 'READY', 'CANCELLED', 'FAILED', 'EXPIRED', 'DELETED')),
    layout jsonb not null,
    query jsonb not null,
    command_key text,
    command_digest text,
    created_at timestamptz not null,
    total bigint,
    pages integer not null default 0,
    row_count bigint not null default 0,
    place_at timestamptz,
    place_number text,
    collected boolean not null default false,
    rendered bigint not null default 0,
    attempts integer not null default 0,
    claim text not null default '',
    leased_until timestamptz not null default '-infinity',
    file text,
    parts integer,
    size bigint,
    sha256 bytea,
    failure text,
    ready_at timestamptz,
    expires_at timestamptz,
    leftovers boolean not null default true
);
comment on column downloads.total is 'How many orders there were when it began; null where they were too many to count.';
comment on column downloads.place_at is 'With place_number where the last collected row stands: collecting goes on behind it.';
comment on column downloads.rendered is 'Most rows that were written into parts so far. Writing begins again after a crash, this does not.';
comment on column downloads.attempts is 'How often it was taken up since it got on last.';
comment on column downloads.claim is 'Who works on it, anew with every take-up. Nothing is written for a claim that no longer stands here.';
comment on column downloads.leased_until is 'By the clock of the database. All other times are those of the services.';
comment on column downloads.file is 'The claim under which the parts of the finished file were written.';
comment on column downloads.leftovers is 'Whether pages or parts that nobody needs any more may be there.';

create unique index downloads_running on downloads (owner_role, owner_id) where state = 'RUNNING';
create unique index downloads_of_key on downloads (owner_role, owner_id, command_key) where command_key is not null;
create index downloads_of_owner on downloads (owner_role, owner_id, created_at);
create index downloads_expiring on downloads (expires_at) where expires_at is not null;
create index downloads_leftovers on downloads (download_id) where leftovers;

create table download_pages (
    download_id text not null,
    page integer not null,
    content bytea not null,
    primary key (download_id, page)
);
comment on column download_pages.content is 'Rows in their order, a line of JSON each, gzipped.';
alter table download_pages alter column content set storage external;

create table download_parts (
    download_id text not null,
    claim text not null,
    part integer not null,
    content bytea not null,
    primary key (download_id, claim, part)
);
comment on column download_parts.claim is 'Who wrote it: after a crash the next one writes all parts again, beside these.';
alter table download_parts alter column content set storage external;

-- What was cancelled is little, too. Neither column of the condition changes before an order ends.
create index orders_cancelled_of_provider on orders (provider_id, purchased_at, order_number)
    where not open and completed_at is null;
create index orders_cancelled on orders (purchased_at, order_number) where not open and completed_at is null;
