-- Durable timers of cases: when a case next has something to say by itself.

create table clocks.progress (
    only_row boolean primary key default true check (only_row),
    position bigint not null
);
insert into clocks.progress (position) values (0);

-- The table of the scheduler library, in its own words.
create table clocks.scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_by_time on clocks.scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on clocks.scheduled_tasks (last_heartbeat);
