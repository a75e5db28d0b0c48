-- The event log: one row per event, positions 1..N in commit order without gaps.

create table log.head (
    only_row boolean primary key default true check (only_row),
    position bigint  not null,
    epoch    integer not null
);
insert into log.head (position, epoch) values (0, 1);

create table log.event (
    position    bigint      not null,
    stream      text,
    stream_seq  bigint,
    id          text        not null,
    name        text        not null,
    version     text        not null,
    recorded_at timestamptz not null,
    payload     bytea       not null,
    metadata    jsonb       not null,
    tags        jsonb       not null,
    digest      bytea       not null,
    primary key (position)
) partition by range (position);
create index event_of_stream on log.event (stream, position);
create index event_by_time on log.event (recorded_at);

-- How far each stream has come: its next number, and whether anything was appended to it since a marker.
create table log.stream (
    stream        text   primary key,
    last_seq      bigint not null,
    last_position bigint not null
);

-- Every tag but the one that is the stream. Found by hash, compared in full.
create table log.tag (
    hash     bigint not null,
    position bigint not null,
    key      text   not null,
    value    text   not null,
    primary key (hash, position, key, value)
);

-- What may be appended only once, kept for ever.
create table log.once (
    scope          text   not null,
    id             text   not null,
    digest         text   not null,
    first_position bigint not null,
    last_position  bigint not null,
    primary key (scope, id)
);

-- Partitions of a million positions, created before they are needed.
create function log.prepare_partitions(up_to bigint) returns void
    language plpgsql volatile
    set search_path = pg_catalog
as $$
declare
    number bigint;
begin
    for number in 0 .. up_to / 1000000 + 1 loop
        if to_regclass('log.event_' || number) is null then
            execute format(
                'create table log.%I partition of log.event for values from (%s) to (%s)',
                'event_' || number, number * 1000000, (number + 1) * 1000000);
        end if;
    end loop;
end
$$;
select log.prepare_partitions(0);

create function log.tag_hash(key text, value text) returns bigint
    language sql immutable strict
return hashtextextended(key || chr(31) || value, 0);

-- Guards a row against corruption: every stored byte of it goes in.
create function log.row_digest(
    pos bigint, stream text, seq bigint, id text, name text, version text, at timestamptz, payload bytea, metadata jsonb,
    tags jsonb
) returns bytea
    language sql stable
return sha256(
    convert_to(
        concat_ws(chr(31), pos, coalesce(stream, ''), coalesce(seq, 0), id, name, version,
                  (extract(epoch from at) * 1000000)::bigint, metadata::text, tags::text) || chr(31),
        'UTF8') || payload);

-- Whether an event newer than the marker matches one of the criteria. A criterion holds a stream (or null), other tags as
-- [key, value, key, value ...] and names; its parts hold together, the criteria are alternatives.
create function log.is_conflicting(marker bigint, criteria jsonb, head bigint) returns boolean
    language plpgsql volatile
    set search_path = pg_catalog
as $$
declare
    one     jsonb;
    wanted  text;
    names   text[];
    pairs   jsonb;
    found   boolean;
begin
    if head <= marker then
        return false;
    end if;
    for one in select value from jsonb_array_elements(criteria) loop
        wanted := one ->> 'stream';
        pairs := one -> 'tags';
        names := array(select jsonb_array_elements_text(one -> 'names'));
        if wanted is not null and not exists (
                select from log.stream s where s.stream = wanted and s.last_position > marker) then
            continue;
        end if;
        if jsonb_array_length(pairs) = 0 and cardinality(names) = 0 then
            return true;
        end if;
        select exists (
            select from log.event e
            where e.position > marker
              and (wanted is null or e.stream = wanted)
              and (cardinality(names) = 0 or e.name = any (names))
              and not exists (
                  select from generate_series(0, jsonb_array_length(pairs) - 2, 2) as i
                  where not exists (
                      select from log.tag t
                      where t.hash = log.tag_hash(pairs ->> i, pairs ->> (i + 1))
                        and t.position = e.position
                        and t.key = pairs ->> i
                        and t.value = pairs ->> (i + 1))))
        into found;
        if found then
            return true;
        end if;
    end loop;
    return false;
end
$$;

-- Appends a batch. Requests of one batch do not touch each other; the caller sees to that. The lock is a statement of its
-- own: what is read after it is what the last holder committed.
create function log.append(
    node_epoch  integer,
    markers     bigint[],
    criteria    text[],
    once_req    integer[],
    once_scope  text[],
    once_id     text[],
    once_digest text[],
    event_req   integer[],
    streams     text[],
    ids         text[],
    names       text[],
    versions    text[],
    times       timestamptz[],
    payloads    bytea[],
    metadatas   text[],
    tagses      text[]
) returns table (request integer, outcome text, first_position bigint, last_position bigint, digest text)
    language plpgsql volatile
    security definer
    set search_path = pg_catalog
as $$
#variable_conflict use_column
declare
    head_position bigint;
    head_epoch    integer;
    new_head      bigint;
    outcomes      text[] := '{}';
    repeated      record;
    appended      boolean := false;
begin
    perform from log.head for update;
    select h.position, h.epoch into head_position, head_epoch from log.head h;
    if node_epoch < head_epoch then
        raise exception 'this node has the old epoch %, the log is at %', node_epoch, head_epoch
            using errcode = 'TL001';
    end if;
    for r in 1 .. coalesce(array_length(markers, 1), 0) loop
        select o.digest, o.first_position, o.last_position into repeated
        from unnest(once_req, once_scope, once_id) as k (req, scope, id)
                 join log.once o on o.scope = k.scope and o.id = k.id
        where k.req = r
        limit 1;
        if found then
            outcomes[r] := 'repeated';
            request := r; outcome := 'repeated';
            first_position := repeated.first_position; last_position := repeated.last_position;
            digest := repeated.digest;
            return next;
        elsif criteria[r] is not null and log.is_conflicting(markers[r], criteria[r]::jsonb, head_position) then
            outcomes[r] := 'conflict';
            request := r; outcome := 'conflict'; first_position := head_position; last_position := head_position;
            digest := null;
            return next;
        else
            outcomes[r] := 'appended';
            appended := true;
        end if;
    end loop;
    if not appended then
        return;
    end if;

    select head_position + count(*) into new_head
    from unnest(event_req) as e (req)
    where outcomes[e.req] = 'appended';
    if new_head % 1000000 > 900000 or new_head / 1000000 > head_position / 1000000 then
        perform log.prepare_partitions(new_head);
    end if;

    return query
    with batch as materialized (
        select e.ord,
               e.req,
               head_position + row_number() over (order by e.ord) as pos,
               e.stream,
               case when e.stream is null then null
                    else coalesce(s.last_seq, 0) + row_number() over (partition by e.stream order by e.ord) end as seq,
               e.tags::jsonb as tags
        from unnest(event_req, streams, tagses) with ordinality as e (req, stream, tags, ord)
                 left join log.stream s on s.stream = e.stream
        where outcomes[e.req] = 'appended'
    ),
    events as (
        insert into log.event (position, stream, stream_seq, id, name, version, recorded_at, payload, metadata, tags, digest)
        select b.pos, b.stream, b.seq, ids[b.ord], names[b.ord], versions[b.ord], times[b.ord], payloads[b.ord],
               metadatas[b.ord]::jsonb, b.tags,
               log.row_digest(b.pos, b.stream, b.seq, ids[b.ord], names[b.ord], versions[b.ord], times[b.ord],
                              payloads[b.ord], metadatas[b.ord]::jsonb, b.tags)
        from batch b
    ),
    counted as (
        insert into log.stream as s (stream, last_seq, last_position)
        select b.stream, max(b.seq), max(b.pos)
        from batch b
        where b.stream is not null
        group by b.stream
        on conflict (stream) do update
            set last_seq = excluded.last_seq, last_position = excluded.last_position
    ),
    tagged as (
        insert into log.tag (hash, position, key, value)
        select distinct log.tag_hash(b.tags ->> i, b.tags ->> (i + 1)), b.pos, b.tags ->> i, b.tags ->> (i + 1)
        from batch b, generate_series(0, jsonb_array_length(b.tags) - 2, 2) as i
    ),
    remembered as (
        insert into log.once (scope, id, digest, first_position, last_position)
        select k.scope, k.id, k.digest, min(b.pos), max(b.pos)
        from unnest(once_req, once_scope, once_id, once_digest) as k (req, scope, id, digest)
                 join batch b on b.req = k.req
        group by k.scope, k.id, k.digest
    ),
    moved as (
        update log.head h set position = new_head
    )
    select b.req, 'appended', min(b.pos), max(b.pos), null::text
    from batch b
    group by b.req;

    perform pg_notify('throughline_log', new_head::text);
end
$$;

-- The role that the program works under: it appends by the function and reads; it cannot change or remove.
do $$
begin
    create role throughline_app nologin;
exception
    when duplicate_object or unique_violation then null;
end
$$;
do $$
begin
    execute format('grant throughline_app to %I', current_user);
exception
    when unique_violation then null;
end
$$;
revoke all on function log.append from public;
revoke all on function log.prepare_partitions from public;
grant usage on schema log to throughline_app;
grant select on all tables in schema log to throughline_app;
grant execute on function log.append to throughline_app;
