-- Models that teams registered beside the published ones of the files.
create table registered_model (
    slug       varchar(100)             not null primary key,
    title      varchar(200)             not null,
    family     varchar(100)             not null,
    document   jsonb                    not null,
    created_at timestamp with time zone not null
);
