-- What each agency was told, and what waits to be published. Follows from the log alone; kept because it is itself audited.

create table release.progress (
    only_row boolean primary key default true check (only_row),
    position bigint not null
);
insert into release.progress (position) values (0);

-- The last dense numbers of each agency.
create table release.agency_count (
    agency      text   primary key,
    release_seq bigint not null,
    outbox_seq  bigint not null
);

create table release.entry (
    agency          text        not null,
    release_seq     bigint      not null,
    case_id         text        not null,
    agency_seq      integer     not null,
    case_seq        integer     not null,
    event_id        text        not null,
    type            text        not null,
    version         integer     not null,
    occurred_at     timestamptz not null,
    precision       text        not null,
    recorded_at     timestamptz not null,
    released_at     timestamptz not null,
    level           text        not null,
    late_release    boolean     not null,
    raises          integer,
    acting          text        not null,
    target_event_id text,
    map_version     integer,
    fields          text[]      not null,
    payload         jsonb       not null,
    primary key (agency, release_seq),
    unique (agency, case_id, agency_seq)
);
create index entry_of_case on release.entry (case_id, agency, agency_seq);

create table release.gate (
    agency    text    not null,
    case_id   text    not null,
    is_open   boolean not null,
    opens_at  integer,
    closes_at integer,
    primary key (agency, case_id)
);

-- Everything that goes out to an agency, in one dense order: entries, gates that open and close, receipts of its answers.
create table release.outbox (
    agency      text   not null,
    outbox_seq  bigint not null,
    kind        text   not null,
    case_id     text   not null,
    release_seq bigint,
    body        jsonb,
    primary key (agency, outbox_seq)
);

-- How far each topic has been filled; another topic id means another topic, which is filled from the start.
create table release.publication (
    agency        text   primary key,
    topic_id      text   not null,
    published_seq bigint not null
);

-- How far the agencies' answers have been taken.
create table release.taken (
    agency      text    not null,
    topic_id    text    not null,
    partition   integer not null,
    next_offset bigint  not null,
    primary key (agency, partition)
);
