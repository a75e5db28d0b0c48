-- How each agency is reached, and what became of each entry on that way.

-- One channel of an agency is in use at a time; the pages where none was ever set up.
create table gateway.channel (
    agency           text        not null,
    channel          text        not null,
    is_active        boolean     not null,
    -- Every entry up to here is confirmed or cancelled, whatever channel it went by.
    cursor_seq       bigint      not null,
    target           text        not null,
    secret           text        not null,
    old_secret       text,
    old_secret_until timestamptz,
    next_run_at      timestamptz not null,
    set_up_at        timestamptz not null,
    primary key (agency, channel)
);
create unique index channel_in_use on gateway.channel (agency) where is_active;

create table gateway.delivery (
    agency          text        not null,
    channel         text        not null,
    release_seq     bigint      not null,
    case_id         text        not null,
    agency_seq      integer     not null,
    event_id        text        not null,
    -- The referral by which this entry asks its reader for help.
    referral        text,
    state           text        not null
        check (state in ('queued', 'sent', 'confirmed', 'failed', 'parked', 'cancelled', 'moved')),
    -- All tries, on other channels too; and those since it was last put in line.
    attempts        integer     not null default 0,
    tries           integer     not null default 0,
    reason          text,
    receipt         text,
    queued_at       timestamptz not null,
    next_try_at     timestamptz not null,
    tried_at        timestamptz,
    settled_at      timestamptz,
    -- Goes out through a closed gate too.
    is_last_word    boolean     not null default false,
    -- The desk was told that it was given up.
    is_told_failed  boolean     not null default false,
    -- The last wish of the project to send it again that was heard.
    again_seq       bigint      not null default 0,
    primary key (agency, channel, release_seq)
);
create index delivery_open on gateway.delivery (agency, channel, release_seq)
    where state in ('queued', 'sent', 'failed', 'parked');
create index delivery_open_of_case on gateway.delivery (agency, channel, case_id, release_seq)
    where state in ('queued', 'sent', 'failed', 'parked');
create index delivery_cancelled on gateway.delivery (agency, channel, case_id) where state = 'cancelled';
create index delivery_settled on gateway.delivery (agency, release_seq) where state in ('confirmed', 'cancelled');

-- Until now every entry was told by the pages.
insert into gateway.delivery (agency, channel, release_seq, case_id, agency_seq, event_id, state,
                              queued_at, next_try_at, settled_at, receipt)
select agency, 'page', release_seq, case_id, agency_seq, event_id, 'confirmed',
       received_at, received_at, received_at, event_id
from gateway.entry;

-- Which node delivers to an agency now; a higher fence shuts out whoever held it before.
create table gateway.lease (
    agency     text        primary key,
    holder     text        not null,
    fence      bigint      not null,
    held_until timestamptz not null
);
