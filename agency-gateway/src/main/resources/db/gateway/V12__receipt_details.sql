-- What a receipt says beside the code of a refusal: states that allow it, field names, the version of a map.
alter table gateway.answer add column details jsonb not null default '[]';
