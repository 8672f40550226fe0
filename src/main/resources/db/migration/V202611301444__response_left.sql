-- An answer whose writer was gone when its thirty minutes were over waits.
alter table response add parked_at timestamptz;
create index response_parked on response (id) where parked_at is not null;

-- What hangs on a story that its author took back ended with it.
update response r set state = 'rejected', revision = r.revision + 1, ended_why = 'author', ended_at = coalesce(s.ended_at, r.submitted_at)
from story s where s.id = r.story and s.state = 'withdrawn' and r.state in ('submitted', 'waiting', 'held', 'pulled');

-- Nobody reads the words of a story that was taken back, its title neither.
create or replace view desk_response as
  select r.id, case when d.state = 'withdrawn' then '' else coalesce(d.title, '') end as title, r.state,
    case when r.kind = 'reply' then '' else r.organisation end as about, d.state <> 'published' as hangs
  from response r join desk_story d on d.id = r.story;
