-- What was done by whom, and plans over time.

-- Only ever added to.
create table audit_entry (
    id uuid primary key,
    team_id varchar(50) not null references team (id),
    created_at timestamp(6) with time zone not null,
    actor varchar(200) not null,
    action varchar(100) not null,
    resource varchar(300) not null,
    detail jsonb not null
);

create index audit_entry_newest on audit_entry (team_id, created_at desc, id);
create index audit_entry_of_resource on audit_entry (team_id, resource, created_at desc, id);

-- An estimate of last year is calculated again with the discounts of last year.
alter table price_discount add column deleted_at timestamp(6) with time zone;

-- Tags, whether the plan is archived, and when it is evaluated again, at each revision.
alter table saved_plan add column settings jsonb default json '{"tags": [], "archived": false, "reevaluateOnPublication": false}' not null;
alter table saved_plan alter column settings drop default;
alter table saved_plan add column archived boolean default false not null;
alter table saved_plan add column reevaluated_on_publication boolean default false not null;
alter table saved_plan add column reevaluated_at timestamp(6) with time zone;
drop index saved_plan_newest;
create index saved_plan_newest on saved_plan (team_id, archived, created_at desc, id);
create index saved_plan_on_publication on saved_plan (reevaluated_on_publication, id);
create index saved_plan_on_schedule on saved_plan (reevaluated_at, id);

alter table plan_revision add column settings jsonb default json '{"tags": [], "archived": false, "reevaluateOnPublication": false}' not null;
alter table plan_revision alter column settings drop default;

-- The words of titles, models, accelerators and tags, in the order in which plans are listed.
create table plan_word (
    team_id varchar(50) not null,
    archived boolean not null,
    word varchar(200) not null,
    created_at timestamp(6) with time zone not null,
    plan_id uuid not null references saved_plan (id) on delete cascade,
    primary key (plan_id, word)
);

create index plan_word_newest on plan_word (team_id, archived, word, created_at desc, plan_id);

create table scenario (
    id uuid primary key,
    team_id varchar(50) not null references team (id),
    plan_id uuid not null references saved_plan (id) on delete cascade,
    revision bigint not null,
    title varchar(200) not null,
    patch jsonb not null,
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null
);

create index scenario_of_plan on scenario (plan_id, created_at, id);

-- An estimate that is kept. The subject is the plan, or one of its scenarios, which may be gone by now.
create table evaluation (
    id uuid primary key,
    team_id varchar(50) not null references team (id),
    plan_id uuid not null references saved_plan (id) on delete cascade,
    subject_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by varchar(200) not null,
    occasion varchar(20) not null,
    plan_revision bigint not null,
    engine_version varchar(100) not null,
    figures jsonb not null,
    document jsonb not null,
    change jsonb
);

create index evaluation_of_plan on evaluation (plan_id, created_at desc, id);
create index evaluation_of_subject on evaluation (subject_id, created_at, id);

-- The whole answer, to the byte; apart, so that lists do not read it.
create table evaluation_answer (
    evaluation_id uuid primary key references evaluation (id) on delete cascade,
    answer text not null
);
