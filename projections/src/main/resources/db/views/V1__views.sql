-- Views of the casework side. All of it follows from the log and can be dropped and rebuilt.
-- Personal fields stand in columns of their own, apart from coded ones.

create table views.progress (
    only_row boolean primary key default true check (only_row),
    position bigint not null
);
insert into views.progress (position) values (0);

create table views.timeline_entry (
    case_id     text        not null,
    case_seq    integer     not null,
    event_id    text        not null,
    type        text        not null,
    occurred_at timestamptz not null,
    precision   text        not null,
    recorded_at timestamptz not null,
    is_late     boolean     not null,
    person      text        not null,
    role        text        not null,
    agency      text        not null,
    is_corrected boolean    not null,
    coded       jsonb       not null,
    personal    jsonb       not null,
    primary key (case_id, case_seq)
);

create table views.caseload_row (
    case_id          text        primary key,
    case_ref         text        not null,
    project_id       text        not null,
    is_closed        boolean     not null,
    caseworker       text,
    risk_level       text,
    lamps            text[]      not null,
    next_step        text,
    live_referrals   integer     not null,
    overdue          integer     not null,
    agencies         text[]      not null,
    last_recorded_at timestamptz not null,
    version          integer     not null,
    personal_name    text
);
create index caseload_of_project on views.caseload_row (project_id, last_recorded_at desc);

create table views.board_row (
    case_id       text        not null,
    referral_id   text        not null,
    project_id    text        not null,
    agency        text        not null,
    service       text        not null,
    need_category text        not null,
    purpose       text,
    urgency       text,
    state         text        not null,
    turn          text        not null,
    agency_ref    text,
    sent_at       timestamptz,
    respond_by    timestamptz,
    changed_at    timestamptz not null,
    overdue_level integer     not null,
    primary key (case_id, referral_id)
);
create index board_of_project on views.board_row (project_id, changed_at desc);
