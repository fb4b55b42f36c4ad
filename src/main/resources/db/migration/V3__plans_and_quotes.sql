-- Saved plans and their revisions, and issued quotes. One dialect for H2 and PostgreSQL.
-- jsonb is what Hibernate binds JSON as; H2 in PostgreSQL mode reads it as json. What was answered is text, kept to the byte.

create table saved_plan (
    id uuid primary key,
    revision bigint not null,
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null,
    document jsonb not null
);

create index saved_plan_newest on saved_plan (created_at desc, id);

create table plan_revision (
    plan_id uuid not null references saved_plan (id) on delete cascade,
    revision bigint not null,
    saved_at timestamp(6) with time zone not null,
    document jsonb not null,
    primary key (plan_id, revision)
);

-- A quote outlives the plan it was made from: plan_id is a note, not a reference.
create table issued_quote (
    id uuid primary key,
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    plan_id uuid,
    plan_revision bigint,
    summary jsonb not null,
    answer text not null
);

create index issued_quote_newest on issued_quote (created_at desc, id);
