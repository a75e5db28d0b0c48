-- What each agency last saw of the log, and the key with which it says so.

create table gateway.witness (
    agency   text        primary key,
    -- The agency's own pair of keys: a line of base64 for the private part, one for the public.
    key_text text        not null,
    -- The key of the log that the agency was told first; it never changes unseen.
    log_key  text        not null,
    note     text,
    seen_at  timestamptz
);

-- Two things that the log said of itself and that cannot both be true. Kept as they are, for whoever has to look.
create table gateway.two_histories (
    agency   text        not null,
    found_at timestamptz not null,
    kept     text        not null,
    told     text        not null,
    primary key (agency, found_at)
);
