-- What writes and reads the log. The lock comes first and in a statement of its own: everything that is read after it is
-- what the last holder committed. Plans must not depend on statistics, which a fresh or fast-growing log does not have:
-- hence the settings of each function.

-- Partitions of a million positions, created before they are needed. Attached, because a partition that is created in its
-- place waits for everybody who reads the log, and everybody then waits for it: a backup would stop all appends.
create or replace function log.prepare_partitions(up_to bigint) returns void
    language plpgsql volatile
    set search_path = pg_catalog
as $$
declare
    number bigint;
    name   text;
begin
    for number in greatest(0, up_to / 1000000 - 1) .. up_to / 1000000 + 1 loop
        name := 'event_' || number;
        if to_regclass('log.' || name) is null then
            execute format('create table log.%I (like log.event including all excluding indexes)', name);
            execute format(
                'alter table log.event attach partition log.%I for values from (%s) to (%s)',
                name, number * 1000000, (number + 1) * 1000000);
            execute format('grant select on log.%I to throughline_app', name);
        end if;
    end loop;
end
$$;

-- Appends a batch as a whole, and answers with one row for all of it. When requests of it were appended before or may not be
-- appended, nothing is, and the answer names those: the caller hands in the others again. Whoever was appended before comes
-- first, because that holds whatever its condition says now.
-- Refuses, with codes of its own: TL001 a node of an old epoch, TL002 an import that does not fit.
create or replace function log.append(
    node_epoch    integer,
    ids           text[],
    names         text[],
    versions      text[],
    times         bigint[], -- microseconds since 1970
    payloads      bytea[],
    metadatas     text[],
    contents      bytea[], -- digest of each event's own bytes
    streams       text[],
    nths          integer[], -- the how many-th of its stream in the batch
    tagses        text[] default '{}', -- left out when no event has any
    once_req      integer[] default '{}',
    once_scope    text[] default '{}',
    once_id       text[] default '{}',
    once_digest   text[] default '{}',
    once_first    integer[] default '{}', -- first and last of the batch's events that the key stands for
    once_last     integer[] default '{}',
    stream_req    integer[] default '{}', -- conditions on all of a stream
    stream_marker bigint[] default '{}',
    stream_wanted text[] default '{}',
    part_req      integer[] default '{}', -- conditions on some of a stream: names (or null), other tags
    part_marker   bigint[] default '{}',
    part_stream   text[] default '{}',
    part_names    text[] default '{}',
    part_tags     text[] default '{}',
    tag_req       integer[] default '{}', -- conditions on other tags: the first leads to the events
    tag_marker    bigint[] default '{}',
    tag_first     text[] default '{}',
    tag_tags      text[] default '{}',
    tag_names     text[] default '{}',
    name_req      integer[] default '{}', -- conditions on names alone, or (null) on everything
    name_marker   bigint[] default '{}',
    name_names    text[] default '{}'
) returns setof log.answer
    language plpgsql volatile
    security definer
    set search_path = pg_catalog
    set plan_cache_mode = force_generic_plan
    set enable_seqscan = off
    set enable_hashjoin = off
    set enable_mergejoin = off
    set enable_bitmapscan = off
    set jit = off
as $$
#variable_conflict use_column
declare
    size       integer := cardinality(ids);
    base       bigint;
    head_epoch integer;
    refused    boolean := false;
    told       boolean;
begin
    update log.head h set position = h.position + size returning h.position - size, h.epoch into base, head_epoch;
    if node_epoch < head_epoch then
        raise exception 'this node has the old epoch %, the log is at %', node_epoch, head_epoch
            using errcode = 'TL001';
    end if;

    if cardinality(once_req) > 0 then
        return query
        select k.req, 'repeated', o.first_position, o.last_position, o.digest
        from unnest(once_req, once_scope, once_id) as k (req, scope, id)
                 join log.once o on o.id = k.id and o.scope = k.scope;
        refused := found;
    end if;
    if cardinality(stream_req) > 0 then
        return query
        select c.req, 'conflict', base, base, null::text
        from unnest(stream_req, stream_marker, stream_wanted) as c (req, marker, stream)
                 join log.stream s on s.stream = c.stream
        where s.last_position > c.marker;
        refused := refused or found;
    end if;
    if cardinality(part_req) > 0 then
        return query
        select c.req, 'conflict', base, base, null::text
        from unnest(part_req, part_marker, part_stream, part_names, part_tags) as c (req, marker, stream, names, tags)
        where exists (
            select
            from log.event e
            where e.stream = c.stream
              and e.position > c.marker
              and (c.names is null or e.name = any (string_to_array(c.names, chr(30))))
              and string_to_array(e.tags, chr(30)) @> string_to_array(c.tags, chr(30)));
        refused := refused or found;
    end if;
    if cardinality(tag_req) > 0 then
        return query
        select c.req, 'conflict', base, base, null::text
        from unnest(tag_req, tag_marker, tag_first, tag_tags, tag_names) as c (req, marker, first, tags, names)
        where exists (
            select
            from log.tag t
                     join log.event e on e.position = t.position
            where t.hash = hashtextextended(c.first, 0)
              and t.position > c.marker
              and string_to_array(e.tags, chr(30)) @> string_to_array(c.tags, chr(30))
              and (c.names is null or e.name = any (string_to_array(c.names, chr(30)))));
        refused := refused or found;
    end if;
    if cardinality(name_req) > 0 then
        return query
        select c.req, 'conflict', base, base, null::text
        from unnest(name_req, name_marker, name_names) as c (req, marker, names)
        where exists (
            select
            from log.event e
            where e.position > c.marker
              and (c.names is null or e.name = any (string_to_array(c.names, chr(30)))));
        refused := refused or found;
    end if;
    if refused then
        update log.head h set position = base;
        return;
    end if;

    if (base + size) % 1000000 >= 900000 and to_regclass('log.event_' || (base + size) / 1000000 + 1) is null
        or to_regclass('log.event_' || (base + size) / 1000000) is null then
        perform log.prepare_partitions(base + size);
    end if;
    insert into log.event (position, stream, stream_seq, id, name, version, recorded_at, payload, metadata, tags, digest)
    select base + e.ord, e.stream, coalesce(s.last_seq, 0) + e.nth, e.id, e.name, e.version,
           to_timestamp(0) + e.time * interval '1 microsecond', e.payload, e.metadata, coalesce(e.tags, ''),
           sha256(int8send(base + e.ord) || int8send(coalesce(coalesce(s.last_seq, 0) + e.nth, 0)) || e.content)
    from unnest(streams, nths, ids, names, versions, times, payloads, metadatas, tagses, contents) with ordinality
             as e (stream, nth, id, name, version, time, payload, metadata, tags, content, ord)
             left join log.stream s on s.stream = e.stream;
    insert into log.stream as s (stream, first_position, last_seq, last_position)
    select e.stream, base + min(e.ord), count(*), base + max(e.ord)
    from unnest(streams) with ordinality as e (stream, ord)
    where e.stream is not null
    group by e.stream
    on conflict (stream) do update
        set last_seq = s.last_seq + excluded.last_seq, last_position = excluded.last_position;
    if cardinality(tagses) > 0 then
        insert into log.tag (hash, position)
        select distinct hashtextextended(t.tag, 0), base + e.ord
        from unnest(tagses) with ordinality as e (tags, ord),
             unnest(string_to_array(e.tags, chr(30))) as t (tag);
    end if;
    if cardinality(once_req) > 0 then
        insert into log.once (scope, id, digest, first_position, last_position)
        select k.scope, k.id, k.digest, base + k.first, base + k.last
        from unnest(once_scope, once_id, once_digest, once_first, once_last) as k (scope, id, digest, first, last);
    end if;
    -- An assignment calls it without the start of a statement.
    told := pg_notify('throughline_log', (base + size)::text) is not null;
    return query values (0, 'appended', base + 1, base + size, null::text);
end
$$;

-- One stream and how long the log is, seen at one moment. Without an event that fits there is one row with the head alone.
create or replace function log.read_stream(wanted text, after bigint, up_to bigint)
    returns table (
        head bigint, pos bigint, seq bigint, id text, name text, version text, recorded_at timestamptz, payload bytea,
        metadata text, tags text
    )
    language plpgsql stable
    set search_path = pg_catalog
    set plan_cache_mode = force_generic_plan
    set enable_seqscan = off
    set enable_bitmapscan = off
    set jit = off
as $$
#variable_conflict use_column
declare
    length bigint;
    begins bigint;
    ends   bigint;
begin
    select h.position into length from log.head h;
    select s.first_position - 1, s.last_position into begins, ends from log.stream s where s.stream = wanted;
    if ends > after then
        begins := greatest(begins, after);
        ends := least(ends, up_to);
        return query
        select length, e.position, e.stream_seq, e.id, e.name, e.version, e.recorded_at, e.payload, e.metadata, e.tags
        from log.event e
        where e.stream = wanted and e.position > begins and e.position <= ends
        order by e.position;
        if found then
            return;
        end if;
    end if;
    head := length;
    return next;
end
$$;

-- Numbers what an import has brought, by the same function as every append. What is there must be whole, and go on where
-- each stream ends.
create or replace function log.append_incoming(node_epoch integer, wanted text, expected bigint, once_key text, digest text)
    returns table (outcome text, first_position bigint, last_position bigint)
    language plpgsql volatile
    security definer
    set search_path = pg_catalog
as $$
#variable_conflict use_column
declare
    misfit bigint;
    wrong  bigint;
begin
    perform from log.head for update;
    if (select count(*) from log.incoming i where i.import = wanted) <> expected then
        raise exception 'the import is not whole' using errcode = 'TL002';
    end if;
    select min(i.place) into misfit
    from (
        select i.place, i.stream, i.stream_seq, row_number() over (partition by i.stream order by i.place) as seq
        from log.incoming i
        where i.import = wanted and i.stream is not null
    ) i
             left join log.stream s on s.stream = i.stream
    where i.stream_seq <> coalesce(s.last_seq, 0) + i.seq;
    select min(i.place) into wrong
    from log.incoming i
    where i.import = wanted
      and i.content <> sha256(
        convert_to(
            concat_ws(chr(29), coalesce(i.stream, ''), i.id, i.name, i.version, i.time::text, i.metadata, i.tags) || chr(29),
            'UTF8') || i.payload);
    if wrong is not null then
        raise exception 'event % of the import is not what its digest says', wrong using errcode = 'TL002';
    end if;
    if misfit is not null and not exists (select from log.once o where o.scope = 'import' and o.id = once_key) then
        raise exception 'event % of the import does not follow the last one of its stream', misfit
            using errcode = 'TL002';
    end if;

    return query
    select a.outcome, a.first_position, a.last_position
    from (
        select count(*)::integer as size,
               array_agg(i.stream order by i.place) as streams, array_agg(i.nth order by i.place) as nths,
               array_agg(i.id order by i.place) as ids, array_agg(i.name order by i.place) as names,
               array_agg(i.version order by i.place) as versions, array_agg(i.time order by i.place) as times,
               array_agg(i.payload order by i.place) as payloads, array_agg(i.metadata order by i.place) as metadatas,
               array_agg(i.tags order by i.place) as tagses, array_agg(i.content order by i.place) as contents
        from (
            select i.*,
                   case when i.stream is not null
                        then row_number() over (partition by i.stream order by i.place)::integer end as nth
            from log.incoming i
            where i.import = wanted
        ) i
    ) i,
    log.append(
        node_epoch, i.ids, i.names, i.versions, i.times, i.payloads, i.metadatas, i.contents, i.streams, i.nths, i.tagses,
        once_req => '{1}', once_scope => '{import}', once_id => array[once_key], once_digest => array[digest],
        once_first => '{1}', once_last => array[i.size]) a;
    delete from log.incoming i where i.import = wanted;
end
$$;

-- Shuts out every node that has read a smaller epoch: what an operator does when a standby was promoted.
create or replace function log.raise_epoch() returns integer
    language sql volatile
    set search_path = pg_catalog
as 'update log.head set epoch = epoch + 1 returning epoch';

revoke all on function log.append, log.append_incoming, log.prepare_partitions, log.raise_epoch from public;
grant execute on function log.append, log.append_incoming, log.read_stream to throughline_app;
