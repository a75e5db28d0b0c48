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

-- Refuses, with codes of its own: TL001 a node of an old epoch, TL002 an import that does not fit.
create or replace function log.append(
    node_epoch       integer,
    markers          bigint[], -- of each request
    stream_req       integer[], -- conditions on all of a stream
    stream_wanted    text[],
    part_req         integer[], -- conditions on some of a stream: names (or null), other tags
    part_stream      text[],
    part_names       text[],
    part_tags        text[],
    tag_req          integer[], -- conditions on other tags: the first leads to the events
    tag_first        text[],
    tag_tags         text[],
    tag_names        text[],
    name_req         integer[], -- conditions on names alone, or (null) on everything
    name_names       text[],
    once_req         integer[],
    once_scope       text[],
    once_id          text[],
    once_digest      text[],
    event_req        integer[],
    streams          text[],
    ids              text[],
    names            text[],
    versions         text[],
    times            bigint[], -- microseconds since 1970
    payloads         bytea[],
    metadatas        text[],
    tagses           text[],
    contents         bytea[] -- digest of each event's own bytes
) returns table (request integer, outcome text, first_position bigint, last_position bigint, digest text)
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
    head_position bigint;
    head_epoch    integer;
    new_head      bigint;
    repeated      integer[];
    refused       integer[];
    more          integer[];
    seq           bigint;
    tag           text;
    firsts        bigint[];
    lasts         bigint[];
begin
    select h.position, h.epoch into head_position, head_epoch from log.head h for update;
    if node_epoch < head_epoch then
        raise exception 'this node has the old epoch %, the log is at %', node_epoch, head_epoch
            using errcode = 'TL001';
    end if;

    -- What was appended before answers with its first positions, whatever its condition says now.
    if cardinality(once_req) > 0 then
        for request, first_position, last_position, digest in
            select distinct on (k.req) k.req, o.first_position, o.last_position, o.digest
            from unnest(once_req, once_scope, once_id) as k (req, scope, id)
                     join log.once o on o.id = k.id and o.scope = k.scope
            order by k.req
        loop
            outcome := 'repeated';
            repeated := repeated || request;
            return next;
        end loop;
    end if;
    repeated := coalesce(repeated, '{}');

    if cardinality(stream_req) > 0 then
        refused := array(
            select c.req
            from unnest(stream_req, stream_wanted) as c (req, stream)
                     join log.stream s on s.stream = c.stream
            where s.last_position > markers[c.req]);
    end if;
    if cardinality(part_req) > 0 then
        more := array(
            select c.req
            from unnest(part_req, part_stream, part_names, part_tags) as c (req, stream, names, tags)
            where exists (
                select
                from log.event e
                where e.stream = c.stream
                  and e.position > markers[c.req]
                  and (c.names is null or e.name = any (string_to_array(c.names, chr(30))))
                  and string_to_array(e.tags, chr(30)) @> string_to_array(c.tags, chr(30))));
        refused := refused || more;
    end if;
    if cardinality(tag_req) > 0 then
        more := array(
            select c.req
            from unnest(tag_req, tag_first, tag_tags, tag_names) as c (req, first, tags, names)
            where exists (
                select
                from log.tag t
                         join log.event e on e.position = t.position
                where t.hash = hashtextextended(c.first, 0)
                  and t.position > markers[c.req]
                  and string_to_array(e.tags, chr(30)) @> string_to_array(c.tags, chr(30))
                  and (c.names is null or e.name = any (string_to_array(c.names, chr(30))))));
        refused := refused || more;
    end if;
    if cardinality(name_req) > 0 then
        more := array(
            select c.req
            from unnest(name_req, name_names) as c (req, names)
            where exists (
                select
                from log.event e
                where e.position > markers[c.req]
                  and (c.names is null or e.name = any (string_to_array(c.names, chr(30))))));
        refused := refused || more;
    end if;
    if cardinality(refused) > 0 then
        for request in select distinct r.req from unnest(refused) as r (req) where r.req <> all (repeated) loop
            outcome := 'conflict';
            first_position := head_position;
            last_position := head_position;
            digest := null;
            return next;
        end loop;
    end if;
    refused := coalesce(refused, '{}') || repeated;

    if cardinality(event_req) = 1 then
        -- Alone in its batch, an event is spared the set-wise statement, whose start costs more than its work.
        if event_req[1] = any (refused) then
            return;
        end if;
        new_head := head_position + 1;
        if new_head % 1000000 >= 900000 and to_regclass('log.event_' || new_head / 1000000 + 1) is null then
            perform log.prepare_partitions(new_head);
        end if;
        select s.last_seq + 1 into seq from log.stream s where s.stream = streams[1];
        if seq is not null then
            update log.stream s set last_seq = seq, last_position = new_head where s.stream = streams[1];
        elsif streams[1] is not null then
            seq := 1;
            insert into log.stream (stream, first_position, last_seq, last_position)
            values (streams[1], new_head, seq, new_head);
        end if;
        insert into log.event (position, stream, stream_seq, id, name, version, recorded_at, payload, metadata, tags, digest)
        values (new_head, streams[1], seq, ids[1], names[1], versions[1],
                to_timestamp(0) + times[1] * interval '1 microsecond', payloads[1], metadatas[1], tagses[1],
                sha256(int8send(new_head) || int8send(coalesce(seq, 0)) || contents[1]));
        foreach tag in array string_to_array(tagses[1], chr(30)) loop
            insert into log.tag (hash, position) values (hashtextextended(tag, 0), new_head) on conflict do nothing;
        end loop;
        for place in 1 .. cardinality(once_req) loop
            insert into log.once (scope, id, digest, first_position, last_position)
            values (once_scope[place], once_id[place], once_digest[place], new_head, new_head);
        end loop;
        update log.head h set position = new_head;
        perform pg_notify('throughline_log', new_head::text);
        request := event_req[1];
        outcome := 'appended';
        first_position := new_head;
        last_position := new_head;
        digest := null;
        return next;
        return;
    end if;

    new_head := head_position + (select count(*) from unnest(event_req) as e (req) where e.req <> all (refused));
    if new_head = head_position then
        return;
    end if;
    if new_head % 1000000 >= 900000 and to_regclass('log.event_' || new_head / 1000000 + 1) is null
        or to_regclass('log.event_' || new_head / 1000000) is null then
        perform log.prepare_partitions(new_head);
    end if;

    outcome := 'appended';
    digest := null;
    for request, first_position, last_position in
    with batch as materialized (
        select e.ord, e.req, e.stream, e.id, e.name, e.version, e.time, e.payload, e.metadata, e.tags, e.content,
               head_position + row_number() over (order by e.ord) as pos,
               case when e.stream is not null
                    then coalesce(s.last_seq, 0) + row_number() over (partition by e.stream order by e.ord) end as seq
        from unnest(event_req, streams, ids, names, versions, times, payloads, metadatas, tagses, contents) with ordinality
                 as e (req, stream, id, name, version, time, payload, metadata, tags, content, ord)
                 left join log.stream s on s.stream = e.stream
        where e.req <> all (refused)
    ),
    events as (
        insert into log.event (position, stream, stream_seq, id, name, version, recorded_at, payload, metadata, tags, digest)
        select b.pos, b.stream, b.seq, b.id, b.name, b.version, to_timestamp(0) + b.time * interval '1 microsecond',
               b.payload, b.metadata, b.tags, sha256(int8send(b.pos) || int8send(coalesce(b.seq, 0)) || b.content)
        from batch b
        order by b.pos
    ),
    counted as (
        insert into log.stream as s (stream, first_position, last_seq, last_position)
        select b.stream, min(b.pos), max(b.seq), max(b.pos)
        from batch b
        where b.stream is not null
        group by b.stream
        on conflict (stream) do update
            set last_seq = excluded.last_seq, last_position = excluded.last_position
    ),
    tagged as (
        insert into log.tag (hash, position)
        select distinct hashtextextended(t.tag, 0), b.pos
        from batch b, unnest(string_to_array(b.tags, chr(30))) as t (tag)
    ),
    moved as (
        update log.head h set position = new_head
    )
    select b.req, min(b.pos), max(b.pos)
    from batch b
    group by b.req
    loop
        firsts[request] := first_position;
        lasts[request] := last_position;
        return next;
    end loop;
    insert into log.once (scope, id, digest, first_position, last_position)
    select k.scope, k.id, k.digest, firsts[k.req], lasts[k.req]
    from unnest(once_req, once_scope, once_id, once_digest) as k (req, scope, id, digest)
    where k.req <> all (refused);

    perform pg_notify('throughline_log', new_head::text);
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
        select array_agg(1 order by i.place) as reqs, array_agg(i.stream order by i.place) as streams,
               array_agg(i.id order by i.place) as ids, array_agg(i.name order by i.place) as names,
               array_agg(i.version order by i.place) as versions, array_agg(i.time order by i.place) as times,
               array_agg(i.payload order by i.place) as payloads, array_agg(i.metadata order by i.place) as metadatas,
               array_agg(i.tags order by i.place) as tagses, array_agg(i.content order by i.place) as contents
        from log.incoming i
        where i.import = wanted
    ) i,
    log.append(
        node_epoch, '{0}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}',
        '{1}', '{import}', array[once_key], array[digest],
        i.reqs::integer[], i.streams, i.ids, i.names, i.versions, i.times, i.payloads, i.metadatas, i.tagses, i.contents) a;
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
