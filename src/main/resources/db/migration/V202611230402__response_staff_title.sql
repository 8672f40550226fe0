-- Staff see the title that is public, and none where the story is not: never a moderator's draft, never one taken off.
create or replace view staff_response as
  select r.id, r.story, p.title, r.person, r.subscription, r.state, r.submitted_at
  from response r left join public_story p on p.id = r.story;
