-- Commands that put an entry in line again. They record no event, so the log cannot tell when one comes a second time.

create table release.sent_again (
    once_key text primary key,
    digest   text not null
);
