-- Web access to one referral, for agencies without an account.

create table gateway.light_link (
    -- SHA-256 of what stands in the mail; that itself is kept nowhere.
    digest      text        primary key,
    agency      text        not null,
    case_id     text        not null,
    referral    text        not null,
    -- Said on the telephone to tell one link from another; it opens nothing.
    reference   text        not null,
    -- The registered person who reads and answers by it.
    person      text        not null,
    -- The entry that it was mailed for, which goes out again when somebody asks for a new link.
    release_seq bigint      not null,
    made_at     timestamptz not null,
    until       timestamptz not null,
    voided_at   timestamptz,
    wrong_codes integer     not null default 0,
    renewals    integer     not null default 0,
    renewed_at  timestamptz
);
create index light_link_of_referral on gateway.light_link (agency, referral);

create table gateway.light_visit (
    -- SHA-256 of what the browser holds; another one after the right code.
    digest       text        primary key,
    link         text        not null references gateway.light_link (digest) on delete cascade,
    -- Of the code together with what the browser holds, so that it cannot be guessed from here.
    code_digest  text        not null,
    asked_at     timestamptz not null,
    code_until   timestamptz not null,
    tries        integer     not null default 0,
    -- Null until the right code was given.
    opened_until timestamptz,
    ended_at     timestamptz
);
create index light_visit_of_link on gateway.light_visit (link);

-- Codes that a person of the project reads out on the telephone; each is gone when it was used or is over.
create table gateway.code_to_read (
    agency    text        not null,
    reference text        not null,
    person    text        not null,
    code      text        not null,
    asked_at  timestamptz not null,
    until     timestamptz not null,
    shown_to  text,
    shown_at  timestamptz,
    primary key (agency, reference)
);

-- Mails of a demonstration, which has no mail server.
create table gateway.kept_mail (
    mail_id   text        primary key,
    recipient text        not null,
    subject   text        not null,
    body      text        not null,
    kept_at   timestamptz not null
);
