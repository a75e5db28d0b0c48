-- Closed cases that somebody proposed to delete, and that nobody else has deleted yet. What was done
-- stands in the case itself.
create table access.deletion (
    case_id     text        primary key,
    proposed_by text        not null,
    proposed_at timestamptz not null
);
