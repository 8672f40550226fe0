-- Who belongs to a subscription, as colleagues call them. Known is who has come there themselves, and so shows their own name.
create view staff_colleague as
  select p.id as person, s.id as subscription, min(coalesce(g.called, p.name)) as name,
    case when bool_or(g.called is not null) then '' else p.job_title end as job_title, bool_and(g.called is null) as known,
    p.frozen_at is not null or exists (select from frozen_member f where f.person = p.id and f.subscription = s.id) as frozen
  from role_grant g join subscription s on s.id::text = g.scope_id join person p on p.id = g.person
  where g.scope_kind = 'subscription' and g.until is null
  group by p.id, s.id;
