-- What is kept from a client who asks to see their file: which field of which event, and for which
-- reason of the law; nothing of what stands in it.
create table access.withheld (
    case_id    text        not null,
    request_id text        not null,
    case_seq   integer     not null,
    field      text        not null,
    exemption  text        not null,
    person     text        not null,
    at         timestamptz not null,
    primary key (case_id, request_id, case_seq, field)
);
