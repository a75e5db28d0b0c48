-- How often somebody was erased of whom the agency had been told, how often its topics were to be emptied and filled
-- again because of it, and how often they were.
alter table release.publication
    add column erasures     bigint not null default 0,
    add column refill_asked bigint not null default 0,
    add column refill_done  bigint not null default 0;

-- Word of an erasure to each agency that had been told something of the person.
create table release.erasure (
    agency       text        not null,
    -- The fact that the key was destroyed.
    erasure      text        not null,
    case_id      text        not null,
    person       text        not null,
    entries      integer     not null,
    told_at      timestamptz not null,
    confirmed_at timestamptz,
    primary key (agency, erasure)
);
create index erasure_of_case on release.erasure (case_id, told_at);
