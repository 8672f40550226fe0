-- No item stays open whose thing ended with what it belonged to.
update review v set state = 'decided', decided_at = v.opened_at, revision = v.revision + 1
where v.state = 'open' and (
  v.kind in ('response', 'reply') and exists (select from desk_response d where d.id = v.subject and d.state = 'rejected')
  or v.kind = 'comment' and exists (select from desk_comment d where d.id = v.subject and d.state = 'rejected'));
