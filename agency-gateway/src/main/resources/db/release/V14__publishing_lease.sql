-- Which node fills the topic of which agency, and until when by the clock of the database.
create table release.publishing_lease (
    agency     text        primary key,
    holder     text        not null,
    held_until timestamptz not null
);
