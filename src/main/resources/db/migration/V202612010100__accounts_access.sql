-- The rule of who may do what, said once: everybody asks these functions, and nobody staff_right or staff_reach itself.
-- Each is one plain question that the planner takes into the statement around it, as it does with a view; one that
-- itself asks for an argument, "f((select …))", it does not. The moment is told, so that the house's clock decides.

-- Whether what is held from one moment to another is held at this one.
create function runs_at(since timestamptz, until timestamptz, moment timestamptz) returns boolean
language sql immutable as $$ select since <= moment and (until is null or until > moment) $$;

-- Whether a story as serious as this lies between two criticalities; one without counts as 0.
create function criticality_within(criticality int, lowest int, highest int) returns boolean
language sql immutable as $$ select coalesce(criticality, 0) between lowest and highest $$;

-- The rights that people hold at a moment, wherever they reach.
create function staff_right_at(moment timestamptz)
returns table (person bigint, subscription bigint, role text, permit text, grant_id bigint, holder bigint)
language sql stable as $$
  select r.person, r.subscription, r.role, r.permit, r.grant_id, r.holder
  from staff_right r where runs_at(r.since, r.until, moment)
$$;

-- Those that they hold at any moment of a time.
create function staff_right_within(first timestamptz, last timestamptz)
returns table (person bigint, subscription bigint, role text, permit text, grant_id bigint, holder bigint)
language sql stable as $$
  select r.person, r.subscription, r.role, r.permit, r.grant_id, r.holder
  from staff_right r where r.since < last and (r.until is null or r.until > first)
$$;

-- Those of a moment, with each service at the top of what they reach, and for stories of which criticality.
create function staff_reach_at(moment timestamptz)
returns table (person bigint, subscription bigint, role text, permit text, grant_id bigint, holder bigint,
  since timestamptz, service bigint, lowest int, highest int)
language sql stable as $$
  select r.person, r.subscription, r.role, r.permit, r.grant_id, r.holder, r.since, r.service, r.least::int, r.most::int
  from staff_reach r where runs_at(r.since, r.until, moment)
$$;

-- Those of a moment that reach stories as serious as this.
create function staff_reach_for(moment timestamptz, criticality int)
returns table (person bigint, subscription bigint, role text, permit text, grant_id bigint, holder bigint,
  since timestamptz, service bigint)
language sql stable as $$
  select r.person, r.subscription, r.role, r.permit, r.grant_id, r.holder, r.since, r.service
  from staff_reach_at(moment) r where criticality_within(criticality, r.lowest, r.highest)
$$;
