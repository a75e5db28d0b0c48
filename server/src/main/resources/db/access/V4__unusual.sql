-- Who opened many cases within an hour is asked by time.
create index case_read_at on access.case_read (at);
