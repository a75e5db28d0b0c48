-- Under which words persons are found. What stands here is made of each word by a key that the master key seals,
-- so that it says no word; it stands with the key of the person and goes with it.
alter table keys.person_key
    add column words bigint[],
    add check (words is null or wrapped is not null);
create index person_key_by_words on keys.person_key using gin (words) where words is not null;

create table keys.word_key (
    only_row boolean primary key default true check (only_row),
    sealed   bytea not null
);

-- Up to which position of the log words are kept as it says.
create table keys.word_progress (
    only_row boolean primary key default true check (only_row),
    position bigint not null
);
insert into keys.word_progress (position) values (0);
