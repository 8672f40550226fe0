-- Answers are shown among those of whole months: which day a story became public stands beside each.
create or replace view public_story_rating as
  select r.story, r.service, r.question, r.code, s.published_at from story_rating r join story s on s.id = r.story where s.state = 'published';
