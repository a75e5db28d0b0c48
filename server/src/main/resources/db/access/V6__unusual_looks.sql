-- Who opened many cases within an hour is asked of the looks at single cases; lists note many times as many.
drop index access.case_read_at;
create index case_read_opened on access.case_read (at, person)
    where sight not in ('list', 'board', 'day', 'open_rights');
