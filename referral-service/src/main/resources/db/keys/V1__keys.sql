-- Keys of persons. This schema stands in a database of its own, with its own users and its own backups:
-- whoever holds the facts holds no key, and whoever holds the keys holds no fact.

create table keys.person_key (
    key_id       text        primary key,
    case_id      text        not null,
    about        text        not null,
    -- The key, wrapped by the master key; gone once it was destroyed.
    wrapped      bytea,
    made_at      timestamptz not null default now(),
    destroyed_at timestamptz,
    check ((wrapped is null) = (destroyed_at is not null))
);
-- A person has one key, destroyed or not: nothing new is ever sealed for somebody who was erased.
create unique index person_key_of_subject on keys.person_key (case_id, about);
create index person_key_destroyed on keys.person_key (destroyed_at) where destroyed_at is not null;

create function keys.stay_destroyed() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if old.wrapped is null or new.key_id <> old.key_id or new.case_id <> old.case_id or new.about <> old.about then
        raise exception 'a destroyed key stays destroyed';
    end if;
    return new;
end
$$;
create trigger person_key_stays_destroyed before update on keys.person_key
    for each row execute function keys.stay_destroyed();

-- Up to which position of the log keys were destroyed as it says.
create table keys.progress (
    only_row boolean primary key default true check (only_row),
    position bigint not null
);
insert into keys.progress (position) values (0);

-- Something that only the right master key opens.
create table keys.master_probe (
    only_row boolean primary key default true check (only_row),
    sealed   bytea not null
);
