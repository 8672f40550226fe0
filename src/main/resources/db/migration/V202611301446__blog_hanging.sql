update comment c set state = 'rejected', revision = c.revision + 1
from post p where p.id = c.post and p.state = 'rejected' and c.state in ('waiting', 'held', 'pulled');

create or replace view desk_comment as
  select c.id, d.title, c.state, c.name as about, d.state <> 'published' as hangs from comment c join desk_post d on d.id = c.post;
