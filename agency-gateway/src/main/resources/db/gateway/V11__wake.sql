-- Says at the commit, to every node that listens, that something of an agency came: an entry, or the receipt of an answer.

create function gateway.wake() returns trigger language plpgsql as $$
begin
    perform pg_notify('throughline_gateway', new.agency);
    return null;
end
$$;

create trigger entry_came after insert on gateway.entry
    for each row execute function gateway.wake();

create trigger answer_settled after update on gateway.answer
    for each row when (new.refusal is distinct from old.refusal or new.state is distinct from old.state)
    execute function gateway.wake();
