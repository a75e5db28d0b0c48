-- Whether an entry was released with a value that is not the one first recorded.
alter table release.entry add column is_corrected boolean not null default false;
