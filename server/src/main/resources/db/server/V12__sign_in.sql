-- A password that somebody else chose is to be changed before anything else.
alter table server.credential add column is_first boolean not null default true;

-- Who came, and who tried: so that passwords cannot be guessed, and people see when they were here last.
create table server.sign_in (
    person    text        not null,
    at        timestamptz not null,
    was_right boolean     not null
);
create index sign_in_of_person on server.sign_in (person, at);

-- Whoever signed in before this moment has to do it again.
create table server.session_end (
    person   text        primary key,
    ended_at timestamptz not null
);

-- Somebody asked that a person gets a new first password; another one has to agree.
create table server.reset (
    person   text        primary key,
    asked_by text        not null,
    asked_at timestamptz not null
);

-- Passkeys. Tables and columns have the names that the library of the sign-in asks for.
create table server.user_entities (
    id           text not null primary key,
    name         text not null unique,
    display_name text
);

create table server.user_credentials (
    credential_id                text not null primary key,
    user_entity_user_id          text not null references server.user_entities (id) on delete cascade,
    public_key                   bytea not null,
    signature_count              bigint,
    uv_initialized               boolean,
    backup_eligible              boolean not null,
    authenticator_transports     text,
    public_key_credential_type   text,
    backup_state                 boolean not null,
    attestation_object           bytea,
    attestation_client_data_json bytea,
    created                      timestamp,
    last_used                    timestamp,
    label                        text not null
);
create index user_credentials_of_person on server.user_credentials (user_entity_user_id);
