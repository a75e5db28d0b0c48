-- Which event asked, so that a redaction of it, or an error mark, finds its row.
alter table inbox.referral add column event_id text;
