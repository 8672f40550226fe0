-- A story that waits for its author is in the public log from the day on which it is public: the day of the decision would tell staff
-- that it was told while somebody was still in their care.
alter table review_step add column waits boolean not null default false, add column public_at timestamptz;
create or replace view public_log as
  select t.id, r.kind, r.region, t.act, t.reason, coalesce(t.public_at, t.at) as at,
         case when t.act in ('published', 'pulled', 'untagged') then r.subject end as subject
  from review_step t join review r on r.id = t.review
  where t.act in ('pulled', 'rejected', 'edited', 'published', 'untagged') and not t.waits;
create index review_step_by_log on review_step ((coalesce(public_at, at)) desc, id desc) where not waits;
