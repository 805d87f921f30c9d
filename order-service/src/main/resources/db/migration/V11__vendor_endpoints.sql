create table vendor_endpoints (
    product_id text primary key references products,
    version bigint not null,
    url text not null,
    key_id text not null,
    sealed_secret text not null,
    changed_at timestamptz not null,
    previous_key_id text,
    previous_sealed_secret text,
    previous_until timestamptz,
    check ((previous_key_id is null) = (previous_sealed_secret is null)),
    check ((previous_key_id is null) = (previous_until is null))
);
comment on table vendor_endpoints is 'Where the vendor of a product is called, and what calls are signed with: until previous_until with the key before, too.';
