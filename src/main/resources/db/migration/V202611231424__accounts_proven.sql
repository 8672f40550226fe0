-- When somebody first came by a link that was sent to this address: then it is theirs.
alter table author add column proven_at timestamptz;
