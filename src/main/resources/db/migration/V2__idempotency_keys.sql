create table idempotency_keys (
    scope varchar(200) not null,
    idempotency_key varchar(200) not null,
    request_sha256 char(64) not null,
    status integer,
    location varchar(2000),
    entity_tag varchar(200),
    body text,
    created_at timestamp with time zone not null,
    primary key (scope, idempotency_key)
);

create index idempotency_keys_by_age on idempotency_keys (created_at);
