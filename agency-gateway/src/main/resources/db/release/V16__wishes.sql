-- A node that fills fewer topics asks the holder for this one.
alter table release.publishing_lease
    add column wished_by text,
    add column wished_at timestamptz;
