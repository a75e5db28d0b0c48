-- Who looked for a case by what is known of a person, why, and how many were found; never what was typed.
create table access.search_run (
    id        bigint generated always as identity primary key,
    at        timestamptz not null,
    person    text        not null,
    role      text        not null,
    project_id text        not null,
    purpose   text        not null,
    found     integer     not null
);
create index search_run_of_project on access.search_run (project_id, id desc);
create trigger search_run_stays before update or delete on access.search_run for each row execute function access.refuse_change();
