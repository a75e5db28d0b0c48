-- Why somebody looked; empty for looks of before this was noted, and where nothing was shown.
alter table access.case_read add column purpose text not null default '';

-- What somebody said why they look at a case on which they do not work.
create table access.purpose (
    id      bigint generated always as identity primary key,
    person  text        not null,
    case_id text        not null,
    purpose text        not null,
    said_at timestamptz not null
);
create index purpose_said on access.purpose (person, case_id, said_at);
create trigger purpose_stays before update or delete on access.purpose for each row execute function access.refuse_change();
