-- Everything that is stored belongs to a team. What was there before belongs to the first one, which runs the service.

create table team (
    id varchar(50) primary key,
    title varchar(200) not null,
    created_at timestamp(6) with time zone not null
);

insert into team (id, title, created_at) values ('default', 'First team', current_timestamp);

-- A key is known by the hash of its secret alone.
create table api_key (
    id uuid primary key,
    revision bigint not null,
    team_id varchar(50) not null references team (id),
    title varchar(200) not null,
    roles varchar(200) not null,
    secret_sha256 varchar(64) not null,
    created_at timestamp(6) with time zone not null,
    created_by varchar(200) not null,
    expires_at timestamp(6) with time zone,
    revoked_at timestamp(6) with time zone,
    constraint api_key_secret unique (secret_sha256)
);

create index api_key_newest on api_key (team_id, created_at desc, id);

alter table saved_plan add column team_id varchar(50) default 'default' not null references team (id);
alter table saved_plan alter column team_id drop default;
drop index saved_plan_newest;
create index saved_plan_newest on saved_plan (team_id, created_at desc, id);

alter table plan_revision add column saved_by varchar(200) default 'service' not null;
alter table plan_revision alter column saved_by drop default;

alter table issued_quote add column team_id varchar(50) default 'default' not null references team (id);
alter table issued_quote alter column team_id drop default;
drop index issued_quote_newest;
create index issued_quote_newest on issued_quote (team_id, created_at desc, id);

alter table price_discount add column team_id varchar(50) default 'default' not null references team (id);
alter table price_discount alter column team_id drop default;
drop index price_discount_newest;
create index price_discount_newest on price_discount (team_id, created_at desc, id);

-- A catalog without a team is read by all of them.
alter table price_catalog add column team_id varchar(50) references team (id);
update price_catalog set team_id = 'default' where id <> 'public-prices';
alter table catalog_version add column team_id varchar(50) references team (id);
update catalog_version set team_id = 'default' where price_catalog <> 'public-prices';

-- Two teams may each have a model of the same slug.
create table team_model (
    id uuid primary key,
    team_id varchar(50) not null references team (id),
    slug varchar(100) not null,
    title varchar(200) not null,
    family varchar(100) not null,
    document jsonb not null,
    created_at timestamp(6) with time zone not null,
    constraint team_model_slug unique (team_id, slug)
);

insert into team_model (id, team_id, slug, title, family, document, created_at)
select gen_random_uuid(), 'default', slug, title, family, document, created_at from registered_model;

drop table registered_model;
alter table team_model rename to registered_model;

-- an answer is repeated to the team that it was given to
alter table idempotency_keys alter column scope set data type varchar(300);
update idempotency_keys set scope = concat('default ', scope);
