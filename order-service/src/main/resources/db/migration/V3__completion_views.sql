create table completion_views (
    lane integer not null,
    order_number text not null,
    viewed_at timestamptz not null,
    viewer_id text not null,
    round integer not null,
    primary key (lane, order_number, viewed_at, viewer_id)
);
comment on table completion_views is 'Who looked at completion information, and when.';
