-- Answers with a code that the agency's map does not know: kept raw for a person, never guessed.

create table release.parked_answer (
    agency      text        not null,
    message_id  text        not null,
    person      text        not null,
    command     text        not null,
    case_id     text        not null,
    data        jsonb       not null,
    map_version integer     not null,
    parked_at   timestamptz not null,
    outcome     text,
    settled_at  timestamptz,
    primary key (agency, message_id)
);
create index parked_answer_waiting on release.parked_answer (parked_at) where settled_at is null;
