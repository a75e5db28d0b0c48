-- The agencies' own store, on their side.

create table gateway.entry (
    agency          text        not null,
    release_seq     bigint      not null,
    case_id         text        not null,
    agency_seq      integer     not null,
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
    payload         jsonb       not null,
    received_at     timestamptz not null,
    primary key (agency, case_id, agency_seq)
);
create unique index entry_by_cursor on gateway.entry (agency, release_seq);

create table gateway.gate (
    agency     text    not null,
    case_id    text    not null,
    is_open    boolean not null,
    outbox_seq bigint  not null,
    primary key (agency, case_id)
);

create table gateway.consumed (
    agency      text    not null,
    topic_id    text    not null,
    partition   integer not null,
    next_offset bigint  not null,
    primary key (agency, partition)
);

-- A number that is missing: found by the receiver, healed by asking again.
create table gateway.gap (
    agency   text        not null,
    case_id  text        not null,
    expected integer     not null,
    seen_at  timestamptz not null,
    primary key (agency, case_id)
);

-- A record that cannot be read; it holds up its own case at this agency and nothing else.
create table gateway.parked (
    agency    text        not null,
    topic_id  text        not null,
    partition integer     not null,
    "offset"  bigint      not null,
    reason    text        not null,
    parked_at timestamptz not null,
    primary key (agency, topic_id, partition, "offset")
);

-- An entry in the agency's own vocabulary.
create table gateway.document (
    agency      text    not null,
    case_id     text    not null,
    agency_seq  integer not null,
    dialect     text    not null,
    map_version integer not null,
    state       text    not null,
    body        jsonb   not null,
    primary key (agency, case_id, agency_seq)
);

create table gateway.answer (
    agency     text        not null,
    message_id text        not null,
    person     text        not null,
    command    text        not null,
    case_id    text        not null,
    data       jsonb       not null,
    state      text        not null,
    refusal    text,
    written_at timestamptz not null,
    sent_at    timestamptz,
    settled_at timestamptz,
    primary key (agency, message_id)
);
create index answer_waiting on gateway.answer (written_at) where state in ('queued', 'sent');
