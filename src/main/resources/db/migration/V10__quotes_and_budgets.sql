-- Where quotes stand, what was decided of them, and the budgets that approvals draw on.

create table budget (
    id uuid primary key,
    team_id varchar(50) not null references team (id),
    revision bigint not null,
    title varchar(200) not null,
    currency varchar(3) not null,
    amount numeric(60, 9) not null,
    committed numeric(60, 9) not null,
    spent numeric(60, 9) not null,
    starts_on date not null,
    ends_on date not null,
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null
);

create index budget_newest on budget (team_id, created_at desc, id);

-- A quote never changes; its standing does.
create table quote_standing (
    quote_id uuid primary key references issued_quote (id) on delete cascade,
    team_id varchar(50) not null references team (id),
    revision bigint not null,
    status varchar(20) not null,
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    superseded_by uuid,
    decision jsonb,
    budget_id uuid references budget (id),
    committed numeric(60, 9)
);

insert into quote_standing (quote_id, team_id, revision, status, created_at, expires_at)
select id, team_id, 1, 'ISSUED', created_at, expires_at from issued_quote;

create index quote_standing_newest on quote_standing (team_id, created_at desc, quote_id);
create index quote_standing_of_status on quote_standing (team_id, status, created_at desc, quote_id);
create index quote_standing_due on quote_standing (status, expires_at);
create index quote_standing_of_budget on quote_standing (budget_id);
