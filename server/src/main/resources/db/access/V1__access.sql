-- Who saw which case, when and on what page; nothing of what stands in it.
create table access.case_read (
    id        bigint generated always as identity primary key,
    at        timestamptz not null,
    person    text        not null,
    role      text        not null,
    case_id   text        not null,
    sight     text        not null,
    was_shown boolean     not null
);
create index case_read_of_case on access.case_read (case_id, id);

create function access.refuse_change() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    raise exception 'what was seen was seen';
end
$$;
create trigger case_read_stays before update or delete on access.case_read for each row execute function access.refuse_change();
