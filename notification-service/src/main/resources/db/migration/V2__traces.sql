-- W3C trace context under which the notice was written: its mail belongs to the same trace.
alter table notices add column trace_parent text;
