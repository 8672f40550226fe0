-- A story about the platform alone is no story of care: it stands in no figure of a region and in no list of all stories.
alter table story add column about_platform boolean not null default false;
create or replace view public_story as
  select s.id, s.region, v.language, v.title, v.body, s.role, s.screen_name, s.submitted_at, s.published_at, s.progress,
    (select b.holder from subscription b where b.id = s.helped_by) as helped_by, s.about_platform
  from story s join story_version v on v.story = s.id and v.number = s.shown_version
  where s.state = 'published';
create or replace view count_story as
  select id, region, criticality, submitted_at, published_at, progress, about_platform from story where state = 'published';
