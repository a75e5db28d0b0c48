-- The inbox is read page by page, and the page of a case shows the referrals of that case alone.
drop index inbox.inbox_of_agency;
create index inbox_by_change on inbox.referral (agency, changed_at desc, referral_id);
create index inbox_of_case on inbox.referral (agency, case_id);
