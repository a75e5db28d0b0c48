-- Which node takes what is told to which agency, and until when by the clock of the database.
create table gateway.receiving_lease (
    agency     text        primary key,
    holder     text        not null,
    held_until timestamptz not null,
    -- A node that takes it for fewer agencies asks the holder for this one.
    wished_by  text,
    wished_at  timestamptz
);
