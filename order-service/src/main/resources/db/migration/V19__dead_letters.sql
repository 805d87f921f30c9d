-- Dead letters: records that a service could not handle, of no lane, because nobody may know their order.

create table dead_letters (
    -- In the order in which they were heard; pages go by it.
    letter_id bigint generated always as identity primary key,
    topic text not null,
    letter_partition integer not null,
    letter_offset bigint not null,
    came_at timestamptz not null,
    original_partition integer,
    original_offset bigint,
    consumer_group text,
    reason text,
    whole boolean not null,
    key bytea,
    headers text not null,
    value bytea,
    size integer not null generated always as (coalesce(octet_length(value), 0)) stored,
    digest bytea not null generated always as (sha256(coalesce(value, ''::bytea))) stored,
    state text not null default 'OPEN' check (state in ('OPEN', 'REPLAYED', 'DISCARDED')),
    replays integer not null default 0,
    leased_until timestamptz,
    closed_at timestamptz,
    note text,
    closed_by text,
    -- With the time, because a topic that is made anew counts from 0 again.
    unique (topic, letter_partition, letter_offset, came_at)
);
comment on table dead_letters is 'Records that a service of the platform could not handle, as they lie in the -dlt topics: open until an operator replays or discards them.';
comment on column dead_letters.topic is 'Where the record was, and is sent when it is replayed: the topic whose -dlt topic it lies in.';
comment on column dead_letters.came_at is 'When it was put aside, as its record says.';
comment on column dead_letters.original_offset is 'Null, like its partition, where the letter does not say where the record was.';
comment on column dead_letters.whole is 'Whether the record is here. One that was too large for its dead letter is not.';
comment on column dead_letters.headers is 'All headers of the letter as JSON: name, and value in Base64.';
comment on column dead_letters.replays is 'How often it was sent, or may have been.';
comment on column dead_letters.leased_until is 'Until when one instance sends it, by the clock of the database. Times of closing are those of the services.';

-- A service that ends between writing a letter and moving on writes it twice: it is one.
create unique index dead_letters_of_record
    on dead_letters (topic, original_partition, original_offset, consumer_group, digest) nulls not distinct
    where original_offset is not null;
create index dead_letters_by_state on dead_letters (state, letter_id);
create index dead_letters_closed on dead_letters (closed_at) where closed_at is not null;
