-- Whoever pays for care or watches over it stands outside its own scope, and could not be named as its holder: it was shown as
-- not joined. Where just one organisation is called as the holder, it is the holder.
update subscription s set holder_service = (select min(p.id) from public_service p where p.organisation and p.closed_on is null and lower(p.name) = lower(s.holder))
where s.holder_service is null and s.kind <> 'provider'
  and (select count(*) from public_service p where p.organisation and p.closed_on is null and lower(p.name) = lower(s.holder)) = 1;
