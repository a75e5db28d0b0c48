-- Personal columns hold what is sealed with the key of the person, and no words any more:
-- the rows are made anew from the log.
truncate views.timeline_entry, views.caseload_row, views.board_row, views.day_item;
update views.progress set position = 0;
