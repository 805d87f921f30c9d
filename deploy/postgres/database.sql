-- One service's database with two roles: the owner migrates, the runtime role reads and writes rows and can do nothing else.
-- OWNER_PASSWORD=... RUNTIME_PASSWORD=... psql -v database=orders -v owner=orders_owner -v runtime=orders_runtime -f database.sql
-- Run once for each service, as a superuser.

\getenv owner_password OWNER_PASSWORD
\getenv runtime_password RUNTIME_PASSWORD

create role :"owner" login password :'owner_password';
create role :"runtime" login password :'runtime_password';
create database :"database" owner :"owner";

-- Nobody comes in who is not named, neither here nor where nothing is to be had.
revoke all on database :"database" from public;
revoke connect on database postgres, template1 from public;
grant connect on database :"database" to :"runtime";

\connect :"database"

alter schema public owner to :"owner";
revoke all on schema public from public;
grant usage on schema public to :"runtime";
alter default privileges for role :"owner" in schema public grant select, insert, update, delete on tables to :"runtime";
