-- Agencies that see the log grow and cosign what it says of itself (decision 35).

-- With which keys they do, and from which size of the tree on they count.
create table proof.witness_key (
    agency text   not null,
    key    text   not null,
    since  bigint not null,
    primary key (agency, key)
);

create table proof.cosignature (
    size      bigint  not null,
    name      text    not null,
    key_id    integer not null,
    signature bytea   not null,
    primary key (size, name, key_id)
);

-- What each of them said last.
create table proof.witness (
    agency   text        primary key,
    size     bigint      not null,
    heard_at timestamptz not null
);

-- What an agency saw of this log and this log does not say. Nothing is signed any more until a person has looked.
create table proof.incident (
    found_at timestamptz not null,
    agency   text        not null,
    what     text        not null,
    seen     text        not null
);

create trigger witness_key_stays before update or delete on proof.witness_key for each row execute function proof.refuse_change();
create trigger cosignature_stays before update or delete on proof.cosignature for each row execute function proof.refuse_change();
create trigger incident_stays before update on proof.incident for each row execute function proof.refuse_change();
