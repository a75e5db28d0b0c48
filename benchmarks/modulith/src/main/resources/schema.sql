create table if not exists fact (id text primary key, case_id text not null, text text not null, recorded_at timestamptz not null default now());
