-- Whether a gate that is open so far is closed by what the log holds already: nothing leaves whole through it any more.
alter table release.gate add column closes_ahead boolean not null default false;
