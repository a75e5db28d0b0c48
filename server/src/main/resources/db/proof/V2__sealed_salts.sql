-- A person's salts are sealed with the person's key. Which commitments of the leaf they open stays known when they are
-- gone, so that it can be told what was erased and what was only left out.
alter table proof.salt add column places smallint[] not null default '{}';
alter table proof.salt add column is_sealed boolean not null default false;
