-- Word of an erasure goes by the channel of the agency, behind everything that it was told of the case until then.

create table gateway.erasure (
    agency    text        not null,
    -- Id of the fact that the key was destroyed.
    erasure   text        not null,
    -- From 1 without gaps, in the order in which word came.
    number    integer     not null,
    case_id   text        not null,
    is_client boolean     not null,
    -- By number of the agency's entry, the fields that were about the person; never a value.
    fields    text        not null,
    told_at   timestamptz not null,
    primary key (agency, erasure),
    unique (agency, number)
);

-- Empty for an entry; else the row is word of this erasure, and release_seq the entry that it follows.
alter table gateway.delivery add column erasure text not null default '';
alter table gateway.delivery drop constraint delivery_pkey;
alter table gateway.delivery add primary key (agency, channel, release_seq, erasure);
