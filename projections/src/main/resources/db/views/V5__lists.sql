-- Lists ask for the cases that their reader may see, in the order in which they are shown, and read no more than they show.
-- The followers tell everything again, so that cases from before are in it too.
truncate views.timeline_entry, views.caseload_row, views.board_row, views.day_item, views.open_right, views.closed_case;
update views.progress set position = 0;

alter table views.caseload_row
    add column is_helped boolean not null,
    add column is_listed boolean not null;
drop index views.caseload_of_project;
create index caseload_by_change on views.caseload_row (project_id, last_recorded_at desc, case_id);
create index caseload_by_reference on views.caseload_row (project_id, case_ref, case_id);
create index caseload_by_risk on views.caseload_row
    (project_id, array_position(array['high', 'medium', 'standard'], risk_level), last_recorded_at desc, case_id);
create index caseload_by_overdue on views.caseload_row
    (project_id, overdue desc, live_referrals desc, last_recorded_at desc, case_id);
create index caseload_before_help on views.caseload_row (project_id, case_id) where not is_helped;
create index caseload_of_caseworker on views.caseload_row (project_id, caseworker, is_closed);

drop index views.board_of_project;
create index board_by_change on views.board_row (project_id, changed_at desc, case_id, referral_id);
create index board_by_turn on views.board_row (project_id, turn, changed_at desc, case_id, referral_id);
create index board_overdue on views.board_row (project_id, changed_at desc, case_id, referral_id) where overdue_level > 0;

drop index views.day_of_project;
create index day_by_due on views.day_item (project_id, due, since, case_id, kind, item_id);
create index day_of_person on views.day_item (project_id, person, due, since);
