-- That a moderator took off what staff said of a story in public is a step, and everybody may know of it.
alter table review_step drop constraint review_step_act_check;
alter table review_step add constraint review_step_act_check
  check (act in ('edited', 'filed', 'untagged', 'published', 'held', 'rejected', 'pulled', 'note'));
create or replace view public_log as
  select t.id, r.kind, r.region, t.act, t.reason, t.at,
         case when t.act in ('published', 'pulled', 'untagged') then r.subject end as subject
  from review_step t join review r on r.id = t.review
  where t.act in ('pulled', 'rejected', 'edited', 'published', 'untagged');
