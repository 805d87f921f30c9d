-- Lists say what a dead letter was, without reading all of it.

alter table dead_letters add column type text;
comment on column dead_letters.type is 'Which event or command it says that it is; null where it does not say, and of letters that came before this column.';
