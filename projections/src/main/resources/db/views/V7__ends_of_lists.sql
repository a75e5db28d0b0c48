-- The referrals of cases that were listed for a meeting, and the closed cases that are due next, are read from the end of an index.
alter table views.board_row add column is_listed boolean not null default false;
update views.board_row item set is_listed = true
    from views.caseload_row c where c.case_id = item.case_id and c.is_listed;
alter table views.board_row alter column is_listed drop default;
create index board_of_listed on views.board_row (project_id, changed_at desc, case_id, referral_id) where is_listed;
create index board_overdue_of_listed on views.board_row (project_id, changed_at desc, case_id, referral_id)
    where is_listed and overdue_level > 0;

-- Kept for as long as its reason says, and no longer.
alter table views.closed_case add column is_plain boolean not null generated always as
    (not is_held and (reviewed_on is null or verdict is not distinct from 'delete')) stored;
drop index views.closed_case_of_project;
create index closed_case_by_reason on views.closed_case (project_id, reason, closed_on, case_id) where is_plain;
create index closed_case_kept_longer on views.closed_case (project_id) where not is_plain;
