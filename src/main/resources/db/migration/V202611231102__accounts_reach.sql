-- The same as before, asked from the role: what one person reaches costs what their own roles cost, however many members
-- there are.
create or replace view staff_reach as
  select r.*, t.service from staff_right r cross join lateral (
    select c.service from subscription_scope c
    where c.subscription = r.subscription and not exists (select from role_grant_service x where x.grant_id = r.grant_id)
    union all
    select x.service from role_grant_service x
    where x.grant_id = r.grant_id and exists (
      select from public_service_ancestor a join subscription_scope c on c.service = a.ancestor
      where a.service = x.service and c.subscription = r.subscription)
    union all
    select c.service from subscription_scope c
    where c.subscription = r.subscription and exists (
      select from role_grant_service x join public_service_ancestor a on a.ancestor = x.service and a.depth > 0
      where x.grant_id = r.grant_id and a.service = c.service)
  ) t;
