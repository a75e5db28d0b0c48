-- How often this agency's topics are to be emptied and filled again, because somebody was erased.
alter table release.publication add column refill integer not null default 0;

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
