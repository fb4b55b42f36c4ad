-- Many plans calculated by whichever replica is free, and what became of them.

-- The revision counts what people decide: to start, pause, resume or cancel. A sweep without a document prices saved plans again.
create table sweep (
    id uuid primary key,
    revision bigint not null,
    team_id varchar(50) not null references team (id),
    title varchar(200),
    document jsonb,
    point_count bigint not null,
    chunk_size integer not null,
    expected_seconds double precision,
    created_at timestamp(6) with time zone not null,
    created_by varchar(200) not null,
    status varchar(20) not null,
    started_at timestamp(6) with time zone,
    running_since timestamp(6) with time zone,
    finished_at timestamp(6) with time zone,
    problem varchar(500)
);

create index sweep_newest on sweep (team_id, created_at desc, id);
create index sweep_status on sweep (status);

-- Points in a row, stored at once when all of them are calculated: a chunk is there once, or not at all.
create table sweep_chunk (
    sweep_id uuid not null references sweep (id) on delete cascade,
    number integer not null,
    point_count integer not null,
    finished_at timestamp(6) with time zone not null,
    results bytea not null,
    primary key (sweep_id, number)
);

-- The points of a sweep that prices saved plans again.
create table sweep_plan (
    sweep_id uuid not null references sweep (id) on delete cascade,
    number integer not null,
    plan_id uuid not null,
    primary key (sweep_id, number)
);

-- The chunks still to be calculated, as tasks of db-scheduler, which names the columns. Apart from the other tasks, so that a
-- sweep does not hold up a webhook.
create table sweep_tasks (
    task_name varchar(100) not null,
    task_instance varchar(200) not null,
    task_data bytea,
    execution_time timestamp(6) with time zone not null,
    picked boolean not null,
    picked_by varchar(200),
    last_success timestamp(6) with time zone,
    last_failure timestamp(6) with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp(6) with time zone,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);

create index sweep_tasks_due on sweep_tasks (execution_time);
create index sweep_tasks_alive on sweep_tasks (last_heartbeat);
