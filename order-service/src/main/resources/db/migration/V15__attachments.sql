-- Files that belong to orders. What is known of a file and its content are apart: the content may be kept elsewhere one day.

create table attachments (
    lane integer not null,
    order_number text not null,
    attachment_id text not null,
    purpose text not null check (purpose in ('REQUIREMENT', 'COMPLETION', 'EVIDENCE')),
    uploader_role text not null,
    uploader_id text not null,
    name text not null,
    media_type text not null,
    chunk_bytes integer not null,
    began_at timestamptz not null,
    size bigint,
    sealed_digest bytea,
    uploaded_at timestamptz,
    command_key text,
    command_digest text,
    named_at timestamptz,
    discarded_at timestamptz,
    primary key (lane, order_number, attachment_id)
);
comment on column attachments.chunk_bytes is 'How much of the content each chunk but the last holds.';
comment on column attachments.sealed_digest is 'SHA-256 of the content, encrypted: that of a short secret could be guessed.';
comment on column attachments.uploaded_at is 'Since when the content is whole; null while it comes in, and for good when the upload was cut off.';
comment on column attachments.named_at is 'When a command first named it. Set in the transaction of that command; then the file stays with its order.';
comment on column attachments.discarded_at is 'Since when nobody sees it. The row goes once the content has.';

create unique index attachments_of_key on attachments (lane, command_key) where command_key is not null;
-- What may have to be purged is little: everything else has been named.
create index attachments_unnamed on attachments (began_at) where named_at is null;

create table attachment_counts (
    lane integer not null,
    order_number text not null,
    uploader_role text not null,
    attachments integer not null check (attachments >= 0),
    primary key (lane, order_number, uploader_role)
);
comment on table attachment_counts is 'How many files each side of an order has, those that come in included. The row that decides who is one too many.';

create table attachment_chunks (
    lane integer not null,
    order_number text not null,
    attachment_id text not null,
    chunk integer not null,
    content bytea not null,
    primary key (lane, order_number, attachment_id, chunk)
);
comment on column attachment_chunks.content is 'Encrypted, so there is nothing to compress.';
alter table attachment_chunks alter column content set storage external;

alter table completion_views
    add column attachment_id text not null default '',
    drop constraint completion_views_pkey,
    add primary key (lane, order_number, viewed_at, viewer_id, attachment_id);
comment on column completion_views.attachment_id is 'Which of the files handed over was looked at; empty for the information itself.';
