-- Every commit asks for the gates of its case; the key of the table begins with the agency.
create index gate_of_case on release.gate (case_id);
