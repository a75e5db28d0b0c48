-- What is shown in the place of redacted fields of an entry.

create table gateway.mask (
    agency     text   not null,
    case_id    text   not null,
    event_id   text   not null,
    texts      jsonb  not null,
    outbox_seq bigint not null,
    primary key (agency, case_id, event_id)
);
