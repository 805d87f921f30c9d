create table products (
    product_id text primary key,
    provider_id text not null,
    version bigint not null,
    name text not null,
    listed boolean not null,
    document jsonb not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    command_key text,
    command_digest text
);

create index products_of_provider on products (provider_id, product_id);
create index products_listed on products (product_id) where listed;
create unique index products_of_key on products (provider_id, command_key) where command_key is not null;
