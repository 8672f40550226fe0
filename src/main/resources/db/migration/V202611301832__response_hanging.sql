-- What hangs on a story that was refused after it had been public ended with it.
update response r set state = 'rejected', revision = r.revision + 1, ended_why = coalesce(r.ended_why, 'story-refused'),
  ended_at = coalesce(r.ended_at, s.ended_at, r.submitted_at)
from story s where s.id = r.story and s.state = 'rejected' and r.state in ('submitted', 'waiting', 'held', 'pulled');

update review v set state = 'decided', decided_at = v.opened_at, revision = v.revision + 1
where v.state = 'open' and v.kind in ('response', 'reply') and exists (select from desk_response d where d.id = v.subject and d.state = 'rejected');
