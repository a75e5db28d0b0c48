-- When an open gate closes by itself: null is not worked out yet, infinity is no end in sight.
-- A gate of a case whose last commit stands in story time is closed by story time, never by the clock.
alter table release.gate
    add column open_until timestamptz,
    add column story_time boolean not null default false;
create index gate_by_end on release.gate (open_until) where is_open;
