-- Rows get leaner: metadata and tags (key, 31, value, separated by 30) as they were given, and a digest whose content part the writing node works out.
-- A stream knows where it begins, so that reading it touches only the partitions it stands in. The functions stand in
-- R__functions.sql from here on.

drop function log.append;
drop function log.is_conflicting;

-- Ids and names are compared byte by byte: quicker, and no newer collation can put an index out of order.
alter table log.event
    alter column stream type text collate "C",
    alter column id type text collate "C",
    alter column name type text collate "C",
    alter column version type text collate "C",
    alter column metadata type text using metadata::text;
alter table log.stream alter column stream type text collate "C";
alter table log.once alter column scope type text collate "C", alter column id type text collate "C";

alter table log.event rename column tags to tag_pairs;
alter table log.event add column tags text not null default '';
update log.event e
set tags = array_to_string(
    array(
        select (e.tag_pairs ->> i) || chr(31) || (e.tag_pairs ->> (i + 1))
        from generate_series(0, jsonb_array_length(e.tag_pairs) - 2, 2) as i),
    chr(30))
where jsonb_array_length(e.tag_pairs) > 0;
alter table log.event drop column tag_pairs;

drop function log.row_digest;
update log.event e
set digest = sha256(
    int8send(e.position) || int8send(coalesce(e.stream_seq, 0)) || sha256(
        convert_to(
            concat_ws(chr(29), coalesce(e.stream, ''), e.id, e.name, e.version,
                      ((extract(epoch from e.recorded_at) * 1000000)::bigint)::text, e.metadata,
                      e.tags) || chr(29),
            'UTF8') || e.payload));

-- Times are nearly in the order of positions: a summary per range of pages is enough, and costs an append nothing.
drop index log.event_by_time;
create index event_by_time on log.event using brin (recorded_at);

alter table log.stream add column first_position bigint;
update log.stream s set first_position = (select min(e.position) from log.event e where e.stream = s.stream);
alter table log.stream alter column first_position set not null;
alter table log.stream set (fillfactor = 60);
alter table log.head set (fillfactor = 10);

-- A tag is found by its hash and compared in the event itself.
drop table log.tag;
create table log.tag (
    hash     bigint not null,
    position bigint not null,
    primary key (hash, position)
);
insert into log.tag (hash, position)
select distinct hashtextextended(t.tag, 0), e.position
from log.event e, unnest(string_to_array(e.tags, chr(30))) as t (tag);
drop function log.tag_hash;

-- Ids of commands rise with time where they can, scopes do not: the id first keeps new keys near each other.
alter table log.once drop constraint once_pkey;
alter table log.once add primary key (id, scope);

-- Where an import puts its events before they are numbered. What a crash leaves here is worth nothing, so it is not logged.
create unlogged table log.incoming (
    import     text   not null,
    place      bigint not null,
    stream     text collate "C",
    stream_seq bigint,
    id         text   not null,
    name       text   not null,
    version    text   not null,
    time       bigint not null,
    payload    bytea  not null,
    metadata   text   not null,
    tags       text   not null,
    content    bytea  not null,
    primary key (import, place)
);
grant select on all tables in schema log to throughline_app;
grant insert on log.incoming to throughline_app;
