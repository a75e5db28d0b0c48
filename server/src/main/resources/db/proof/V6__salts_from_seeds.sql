-- Since decision 55. Rows of earlier programs stay as they are, and are read as they are: a leaf in canonical JSON, and every salt by itself.
comment on column proof.leaf.leaf is
    'a byte 1; the seed of the salts that are nobody''s (32 bytes); how many commitments (2); these (32 each); canonical JSON of the leaf without them';
comment on column proof.salt.salts is
    'the seed of the salts of this person''s fields, sealed with the person''s key';
