-- What people did to the processors of the log: who paused one, let it go on, or had the views worked out again.
create table access.processor_act (
    id        bigint generated always as identity primary key,
    at        timestamptz not null,
    person    text        not null,
    processor text        not null,
    act       text        not null check (act in ('paused', 'resumed', 'rebuilt'))
);
create index processor_act_of on access.processor_act (processor, id desc);
create trigger processor_act_stays before update or delete on access.processor_act for each row execute function access.refuse_change();
