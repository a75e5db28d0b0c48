-- A notice says which fact it is about, and that may be the sending of a referral.
create index referral_of_event on inbox.referral (agency, event_id);
