-- The machine of an agency whose program hands in at the broker; without a row nothing is taken there.
create table gateway.hand_in (
    agency  text        primary key,
    machine text        not null,
    since   timestamptz not null
);

-- How far each partition of the topic in which it hands in has been taken.
create table gateway.hand_in_place (
    agency      text    not null,
    topic_id    text    not null,
    partition   integer not null,
    next_offset bigint  not null,
    primary key (agency, partition)
);

-- Messages that were handed in there and of which the agency has not been told the last word.
create table gateway.handed_in (
    agency     text not null,
    message_id text not null,
    -- The state that it was told last.
    told       text,
    primary key (agency, message_id)
);
