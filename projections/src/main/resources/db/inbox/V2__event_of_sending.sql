-- Which event asked, so that a redaction of it, or an error mark, finds its row.
alter table inbox.referral add column event_id text;

-- Rows that an earlier build wrote. The entries stand in the same database, unless nothing ever came.
do $$
begin
    if to_regclass('gateway.entry') is not null then
        update inbox.referral r
        set event_id = (
            select e.event_id
            from gateway.entry e
            where e.agency = r.agency
              and e.case_id = r.case_id
              and (e.type = 'ReferralSent' and e.payload ->> 'referralId' = r.referral_id
                  or e.type = 'ReferralRerouted' and e.payload ->> 'newReferral' = r.referral_id)
            order by e.agency_seq desc
            limit 1)
        where r.event_id is null;
    end if;
end
$$;
