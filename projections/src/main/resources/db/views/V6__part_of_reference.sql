-- A part of a reference finds a case without every case of the project being looked at. PostgreSQL brings the
-- extension along and lets the owner of a database have it; where it is there already, it may lie elsewhere.
do $$
declare
    place text;
begin
    create extension if not exists pg_trgm schema views;
    select n.nspname into strict place
        from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
        where e.extname = 'pg_trgm';
    execute format(
        'create index caseload_by_part_of_reference on views.caseload_row using gin (lower(case_ref collate "C") %I.gin_trgm_ops)',
        place);
end
$$;
