-- When administrators were told that an answer waits for them; empty while nobody could be.
alter table response add column parked_told_at timestamptz;
