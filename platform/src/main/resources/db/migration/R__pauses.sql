-- Every service has this one, so it has no number in any service's list. What changes later has to be added to what is there.
create table if not exists pauses (
    part text primary key,
    since timestamptz not null,
    paused_by text not null,
    note text not null
);
comment on table pauses is 'Parts of the service that operators have paused, on all instances.';
