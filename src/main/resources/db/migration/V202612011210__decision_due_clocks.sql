-- What happens by itself at a moment, because of a decision on a version of a thing.
create table due_clock (
  kind    text not null,
  subject bigint not null,
  what    text not null,
  version int not null,
  at      timestamptz not null,
  primary key (kind, subject, what)
);
create index due_clock_by_moment on due_clock (kind, what, at);
create view staff_due_clock as select kind, subject, what, version, at from due_clock;
-- Until now only stories had one, in a column of their own.
insert into due_clock (kind, subject, what, version, at)
select 'story', s.id, 'release', (select max(v.number) from story_version v where v.story = s.id), s.release_at
from story s where s.state = 'approved' and s.release_at is not null;
drop index story_due;
alter table story drop column release_at;
