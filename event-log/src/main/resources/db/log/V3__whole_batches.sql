-- A batch is stored as a whole, or the answer names who stands in the way. The function stands in R__functions.sql.
drop function if exists log.append;

create type log.answer as (
    request        integer,
    outcome        text,
    first_position bigint,
    last_position  bigint,
    digest         text
);
