-- Only the sandbox profile runs this: how far its clock has been moved, so that a restart does not move it back.
create table if not exists sandbox_clock (
    only_row boolean primary key default true check (only_row),
    moved_by_millis bigint not null
);

insert into sandbox_clock (moved_by_millis) values (0) on conflict do nothing;
