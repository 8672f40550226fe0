-- Who may do what with a public story at a moment: whoever's right reaches one of its services, as serious as it is.
-- Whoever asks has read how serious, so that the story is not read again for each person.
create function staff_story_right(moment timestamptz, story bigint, criticality int)
returns table (person bigint, subscription bigint, permit text)
language sql stable as $$
  select r.person, r.subscription, r.permit
  from staff_reach_for(moment, criticality) r
  join public_service_ancestor a on a.ancestor = r.service
  join public_story_service ss on ss.service = a.service
  where ss.story = staff_story_right.story
$$;
