-- Versions of price catalogs are imported, published and superseded; offers keep their identity from version to version.
-- Until here every version came from a bundled file: the service publishes these again, under the same numbers.

drop table price_offer;
drop table published_catalog;

create table catalog_version (
    id uuid primary key,
    price_catalog varchar(100) not null references price_catalog (id),
    version integer not null,
    status varchar(20) not null,
    as_of date not null,
    format varchar(20) not null,
    source varchar(1000) not null,
    started_at timestamp(6) with time zone not null,
    published_at timestamp(6) with time zone,
    content_sha256 varchar(64),
    rows_read integer not null,
    rows_taken integer not null,
    rows_joined integer not null,
    rows_skipped integer not null,
    rows_flagged integer not null,
    price_count integer not null,
    constraint catalog_version_number unique (price_catalog, version),
    constraint catalog_version_content unique (price_catalog, as_of, content_sha256)
);

-- the key is the order in which offers are answered, the cheapest first; an id alone tells them apart too
create table price_offer (
    id uuid not null,
    catalog_version_id uuid not null references catalog_version (id),
    item_id uuid not null,
    provider varchar(100) not null,
    region varchar(100),
    zone varchar(100),
    instance_type varchar(200),
    accelerator varchar(100) not null,
    accelerators_per_instance numeric(12, 3) not null,
    commitment varchar(20) not null,
    instance_price numeric(19, 9) not null,
    price_per_accelerator numeric(19, 9) not null,
    currency varchar(3) not null,
    host_included boolean not null,
    marketplace boolean not null,
    status varchar(20) not null,
    as_of date not null,
    valid_from timestamp(6) with time zone not null,
    valid_until timestamp(6) with time zone,
    source varchar(1000) not null,
    primary key (catalog_version_id, price_per_accelerator, id)
);

create index price_offer_of_accelerator on price_offer (catalog_version_id, accelerator, price_per_accelerator, id);

create table import_issue (
    catalog_version_id uuid not null references catalog_version (id),
    number integer not null,
    line integer not null,
    column_name varchar(100),
    code varchar(50) not null,
    raw_value varchar(200),
    action varchar(20) not null,
    primary key (catalog_version_id, number)
);

-- A discount never changes a list price: it is applied to it while it lasts.
create table price_discount (
    id uuid primary key,
    provider varchar(100),
    accelerator varchar(100),
    commitment varchar(20),
    factor numeric(9, 8) not null,
    starts_on date not null,
    ends_on date,
    note varchar(1000),
    created_at timestamp(6) with time zone not null
);

create index price_discount_newest on price_discount (created_at desc, id);
