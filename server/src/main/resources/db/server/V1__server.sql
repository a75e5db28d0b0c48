-- Accounts of this installation. Who a person is stands in the registers; here is only how they prove it.

create table server.credential (
    person        text        primary key,
    password_hash text        not null,
    changed_at    timestamptz not null
);
