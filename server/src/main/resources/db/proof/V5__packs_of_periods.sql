-- A pack is of one case, or of all that was recorded in a period.
alter table proof.pack rename column case_id to subject;
alter table proof.pack add column kind text not null default 'case';
alter index proof.pack_of_case rename to pack_of_subject;
