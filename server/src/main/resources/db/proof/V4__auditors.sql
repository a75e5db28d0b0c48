-- Auditors who cosign with a key that the program does not hold (decision 35).

-- A key counts from the size at which somebody else agreed to it, until the next one of the same person does.
create table proof.auditor_key (
    key       text        primary key,
    person    text        not null,
    asked_at  timestamptz not null,
    agreed_by text check (agreed_by <> person),
    agreed_at timestamptz,
    since     bigint
);

create function proof.agree_once() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if old.agreed_by is not null or new.key <> old.key or new.person <> old.person or new.asked_at <> old.asked_at then
        raise exception 'a key is agreed to once and stays as it is';
    end if;
    return new;
end
$$;

create trigger auditor_key_is_agreed_to_once before update on proof.auditor_key for each row execute function proof.agree_once();
create trigger auditor_key_stays before delete on proof.auditor_key for each row execute function proof.refuse_change();

alter table proof.cosignature add column is_auditors boolean not null default false;
