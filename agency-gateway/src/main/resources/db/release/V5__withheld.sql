-- Whether an entry went out without its fields, because its gate was closed by then; it goes out again when the gate opens.
alter table release.outbox add column withheld boolean not null default false;
create index outbox_withheld on release.outbox (agency, case_id) where withheld;
