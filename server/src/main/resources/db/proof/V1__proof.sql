-- The tree over the log (decision 31): one leaf for each fact, made of salted commitments, and what the log said of itself.

create table proof.leaf (
    position bigint primary key,
    stream   text   not null,
    seq      bigint not null,
    hash     bytea  not null,
    leaf     bytea  not null
);
create unique index leaf_of_stream on proof.leaf (stream, seq);

-- What opens the commitments: 32 bytes for each field, ascending by path. By person, so that they can be forgotten with a person.
create table proof.salt (
    position bigint not null,
    person   text   not null,
    salts    bytea  not null,
    primary key (position, person)
);

-- Roots of whole subtrees of two leaves and more; those of one leaf are the leaves.
create table proof.subtree (
    level smallint not null,
    index bigint   not null,
    hash  bytea    not null,
    primary key (level, index)
);

-- What the log says of itself. Kept before it is signed.
create table proof.checkpoint (
    size    bigint      primary key,
    root    bytea       not null,
    kept_at timestamptz not null,
    note    text
);

-- Whose signatures count. Written once, by the first node that signs.
create table proof.key_policy (
    only_row boolean primary key default true check (only_row),
    policy   bytea not null
);

create function proof.refuse_change() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    raise exception 'what was sealed stays as it is';
end
$$;

create function proof.sign_once() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if old.note is not null or new.size <> old.size or new.root <> old.root or new.kept_at <> old.kept_at then
        raise exception 'a checkpoint is kept as it is and signed once';
    end if;
    return new;
end
$$;

create trigger leaf_stays before update or delete on proof.leaf for each row execute function proof.refuse_change();
create trigger salt_stays before update on proof.salt for each row execute function proof.refuse_change();
create trigger subtree_stays before update or delete on proof.subtree for each row execute function proof.refuse_change();
create trigger checkpoint_stays before delete on proof.checkpoint for each row execute function proof.refuse_change();
create trigger checkpoint_is_signed_once before update on proof.checkpoint for each row execute function proof.sign_once();
create trigger key_policy_stays before update or delete on proof.key_policy for each row execute function proof.refuse_change();

-- What each agency was told, delivery by delivery, as a chain: the paths that a delivery opened, and their digest.
create table proof.view_link (
    agency   text   not null,
    seq      bigint not null,
    position bigint not null,
    delivery text   not null,
    paths    text[] not null,
    open     bytea  not null,
    hash     bytea  not null,
    primary key (agency, seq)
);
create trigger view_link_stays before update or delete on proof.view_link for each row execute function proof.refuse_change();

-- Which packs of evidence were made, by whom and what for. No content of a case.
create table proof.pack (
    made_at timestamptz not null,
    case_id text        not null,
    person  text        not null,
    reason  text        not null,
    size    bigint      not null,
    facts   bigint      not null,
    sha256  bytea       not null
);
create index pack_of_case on proof.pack (case_id, made_at);
create trigger pack_stays before update or delete on proof.pack for each row execute function proof.refuse_change();
