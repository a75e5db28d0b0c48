-- Whether an entry came with a value that is not the one first recorded.
alter table gateway.entry add column is_corrected boolean not null default false;
