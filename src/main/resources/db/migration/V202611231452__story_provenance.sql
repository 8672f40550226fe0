-- How a story came: by whom it was written down, and whose staff helped its author. Who helped stands in the trail alone.
alter table story
  add column received_on date,
  add column keyed_by    bigint references person,
  add column helped_by   bigint references subscription;
comment on column story.keyed_by is 'who of the team wrote down a letter or call; does not decide on it';
create or replace view public_story as
  select s.id, s.region, v.language, v.title, v.body, s.role, s.screen_name, s.submitted_at, s.published_at, s.progress,
    (select b.holder from subscription b where b.id = s.helped_by) as helped_by
  from story s join story_version v on v.story = s.id and v.number = s.shown_version
  where s.state = 'published';
