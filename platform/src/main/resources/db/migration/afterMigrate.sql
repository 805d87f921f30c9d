-- A runtime role may write rows of what its owner makes, by default; the list of migrations is the owner's alone.
do $$
declare
    other text;
begin
    for other in
        select distinct case granted.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(granted.grantee)) end
          from pg_class c
         cross join lateral aclexplode(c.relacl) as granted
         where c.oid = to_regclass('flyway_schema_history') and granted.grantee <> c.relowner
    loop
        execute format('revoke all on flyway_schema_history from %s', other);
    end loop;
end $$;
