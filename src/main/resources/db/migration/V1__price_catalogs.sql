create table price_catalog (
    id varchar(100) primary key,
    title varchar(200) not null,
    provider varchar(100),
    created_at timestamp with time zone not null
);

create table published_catalog (
    id uuid primary key,
    price_catalog varchar(100) not null references price_catalog (id),
    version integer not null,
    as_of date not null,
    published_at timestamp with time zone not null,
    content_sha256 varchar(64) not null,
    row_count integer not null,
    source varchar(1000) not null,
    status varchar(20) not null,
    constraint published_catalog_version unique (price_catalog, version),
    constraint published_catalog_content unique (price_catalog, content_sha256)
);

create table price_offer (
    id uuid primary key,
    published_catalog_id uuid not null references published_catalog (id),
    provider varchar(100) not null,
    region varchar(100),
    zone varchar(100),
    instance_type varchar(200),
    accelerator varchar(100) not null,
    accelerators_per_instance numeric(12, 3) not null,
    commitment varchar(20) not null,
    instance_price numeric(19, 9) not null,
    currency varchar(3) not null,
    host_included boolean not null,
    marketplace boolean not null,
    status varchar(20) not null,
    as_of date not null,
    valid_from timestamp with time zone not null,
    valid_until timestamp with time zone,
    source varchar(1000) not null
);

create index price_offer_catalog on price_offer (published_catalog_id);
