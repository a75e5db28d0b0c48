-- The inbox of each agency, from what the agency itself was told.

create table inbox.referral (
    agency        text        not null,
    referral_id   text        not null,
    case_id       text        not null,
    service       text,
    need_category text,
    urgency       text,
    state         text        not null,
    respond_by    timestamptz,
    received_at   timestamptz not null,
    changed_at    timestamptz not null,
    personal_name text,
    personal_ask  text,
    primary key (agency, referral_id)
);
create index inbox_of_agency on inbox.referral (agency, changed_at desc);
