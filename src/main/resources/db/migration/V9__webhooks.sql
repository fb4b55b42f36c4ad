-- Who is told of what happens, and what they were told.

-- The secret is kept as it is, because it signs.
create table webhook (
    id uuid primary key,
    revision bigint not null,
    team_id varchar(50) not null references team (id),
    title varchar(200) not null,
    url varchar(2000) not null,
    events varchar(200) not null,
    secret varchar(100) not null,
    created_at timestamp(6) with time zone not null,
    created_by varchar(200) not null
);

create index webhook_newest on webhook (team_id, created_at desc, id);

-- Stored with what it tells of; the body is what every attempt sends.
create table webhook_delivery (
    id uuid primary key,
    revision bigint not null,
    team_id varchar(50) not null references team (id),
    webhook_id uuid not null references webhook (id) on delete cascade,
    event varchar(100) not null,
    body text not null,
    created_at timestamp(6) with time zone not null,
    status varchar(20) not null,
    attempts integer not null,
    attempted_at timestamp(6) with time zone,
    response_status integer,
    failure varchar(200),
    next_attempt_at timestamp(6) with time zone
);

create index webhook_delivery_newest on webhook_delivery (webhook_id, created_at desc, id);

-- The tasks of db-scheduler, which names the columns.
create table scheduled_tasks (
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

create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_alive on scheduled_tasks (last_heartbeat);
