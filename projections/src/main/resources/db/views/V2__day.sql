-- What waits for somebody: codes and times only. What a reminder says stands on its case alone.
create table views.day_item (
    case_id    text        not null,
    kind       text        not null,
    item_id    text        not null,
    case_ref   text        not null,
    project_id text        not null,
    person     text,
    code       text,
    since      timestamptz not null,
    due        timestamptz,
    primary key (case_id, kind, item_id)
);
create index day_of_project on views.day_item (project_id, person);

-- The followers tell everything again, so that cases from before are in it too.
truncate views.timeline_entry, views.caseload_row, views.board_row;
update views.progress set position = 0;
