-- What waits about the rights of people, and how long closed cases are kept: codes and days only.
create table views.open_right (
    case_id    text        not null,
    kind       text        not null,
    item_id    text        not null,
    case_ref   text        not null,
    project_id text        not null,
    since      timestamptz not null,
    primary key (case_id, kind, item_id)
);
create index open_right_of_project on views.open_right (project_id, since);

create table views.closed_case (
    case_id     text    primary key,
    case_ref    text    not null,
    project_id  text    not null,
    closed_on   date    not null,
    reason      text    not null,
    is_held     boolean not null,
    verdict     text,
    reviewed_on date,
    next_on     date,
    persons     integer not null
);
create index closed_case_of_project on views.closed_case (project_id, closed_on);

-- The followers tell everything again, so that cases from before are in it too.
truncate views.timeline_entry, views.caseload_row, views.board_row, views.day_item;
update views.progress set position = 0;
