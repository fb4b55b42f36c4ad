-- What runs really took, and what a team accepted to learn from it.

create table actual_run (
    id uuid primary key,
    team_id varchar(50) not null references team (id),
    plan_id uuid not null references saved_plan (id) on delete cascade,
    created_at timestamp(6) with time zone not null,
    created_by varchar(200) not null,
    reported jsonb not null,
    forecast jsonb not null,
    accelerator varchar(100) not null,
    step_time_factor double precision
);

create index actual_run_of_plan on actual_run (plan_id, created_at desc, id);
create index actual_run_of_accelerator on actual_run (team_id, accelerator);

create table calibration (
    id uuid primary key,
    team_id varchar(50) not null references team (id),
    revision bigint not null,
    accelerator varchar(100) not null,
    step_time_factor double precision not null,
    run_count integer not null,
    created_at timestamp(6) with time zone not null,
    created_by varchar(200) not null,
    withdrawn_at timestamp(6) with time zone
);

create index calibration_newest on calibration (team_id, created_at desc, id);
