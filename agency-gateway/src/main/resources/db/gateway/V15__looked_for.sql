-- What a person looks at is found without reading all that was told.
create index document_parked on gateway.document (agency) where state = 'parked';
create index delivery_looked_at on gateway.delivery
    ((state = 'parked') desc, (state = 'failed') desc, (coalesce(settled_at, tried_at, queued_at)) desc,
     agency, release_seq desc);
