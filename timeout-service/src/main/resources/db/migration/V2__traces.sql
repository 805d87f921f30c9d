-- W3C trace context of the event that began the deadline: what is published of it belongs to the same trace.
alter table schedules add column trace_parent text;
