-- What was public leaves a trace until it is public again: also while it waits for a second decision, and for good when
-- that decision is no. When it ended and why stays with it.
create or replace view public_story_trace as
  select id, region, ended_at, ended_why, state from story where published_at is not null and state <> 'published';
