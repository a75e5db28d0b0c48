create table if not exists fact (id text primary key, case_id text not null, text text not null, recorded_at timestamptz not null default now());
create table if not exists outbox (id uuid primary key, aggregatetype text not null, aggregateid text not null, type text not null, payload text not null);
