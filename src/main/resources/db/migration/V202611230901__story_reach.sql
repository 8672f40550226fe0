-- The stories below these services, each with the criticality that may be seen there, and some stories by themselves. Asked
-- as "exists (select from reached(…) r where r.story = s.id and coalesce(s.criticality, 0) between r.lowest and r.highest)".
create function reached(tops bigint[], lowest int[], highest int[], stories bigint[])
returns table (story bigint, lowest int, highest int) language sql stable as $$
  select ss.story, t.lowest, t.highest
  from unnest($1, $2, $3) as t (service, lowest, highest)
  join service_ancestor a on a.ancestor = t.service
  join story_service ss on ss.service = a.service
  union all
  select x.story, 0, 5 from unnest($4) as x (story)
$$;
