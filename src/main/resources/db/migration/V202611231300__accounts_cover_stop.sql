-- Who stands in may hand it back, by the link of a letter too; the absence stays to be seen until it ends.
alter table cover add column stop_token text not null unique default replace(gen_random_uuid()::text, '-', '');
alter table cover add column handed_back_at timestamptz;

create or replace view staff_cover as
  select c.subscription, c.absent, c.deputy, c.since, least(c.until, c.ended_at) as until, c.id, c.stop_token as stop from cover c
  join person d on d.id = c.deputy and d.frozen_at is null
  where not exists (select from frozen_member z where z.person = c.deputy and z.subscription = c.subscription);
