-- A moderator may keep an author's wishes from staff, where they could show who somebody is or hurt somebody.
alter table story_aside add column withheld_at timestamptz;
create or replace view staff_story_aside as
  select m.story, m.hopes, m.hear_from from story_aside m join story s on s.id = m.story
  where s.state = 'published' and (m.hopes <> '' or m.hear_from <> '') and m.withheld_at is null;
