-- The keys of agencies' machines. Whose a machine is stands in the registers; here is only how it proves it.

create table server.machine_key (
    client_id    text        primary key,
    secret_hash  text        not null,
    scopes       text        not null,
    given_at     timestamptz not null,
    last_used_at timestamptz
);

-- Tokens that were handed out: only a digest of each, for as long as it is valid.
create table server.machine_token (
    token_digest text        primary key,
    client_id    text        not null references server.machine_key (client_id) on delete cascade,
    scopes       text        not null,
    expires_at   timestamptz not null
);
create index machine_token_by_key on server.machine_token (client_id);

-- Secrets with which a machine signs its call-backs. To verify a signature the secret itself is needed.
-- ends_at is set when another one replaces it; both are valid until then.
create table server.call_back_secret (
    client_id text        not null,
    secret    text        not null,
    given_at  timestamptz not null,
    ends_at   timestamptz,
    primary key (client_id, secret)
);
