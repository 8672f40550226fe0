-- What an author says beside the story. Hopes and whom to hear from are for the staff in whose scope it is; the rest is for moderators.
create table story_aside (
  story     bigint primary key references story,
  happened  text,
  consent   text,
  age       text,
  known     text,
  hopes     text not null default '',
  hear_from text not null default '',
  complaint text
);
create table story_rating (
  story    bigint not null references story,
  service  bigint not null references service,
  question text not null references rating_question,
  code     text not null,
  primary key (story, service, question)
);
create index story_rating_by_service on story_rating (service, question);
-- What an approved story waits for besides the delay: the author's yes to how it reads now, or that the author has left this care.
alter table story
  add column waits_for text check (waits_for in ('yes', 'left')),
  add column leave_on  date,
  add column free_at   timestamptz;
comment on column story.free_at is 'when the author said yes, or that they had left';
create index story_leaving on story (leave_on) where state = 'approved' and waits_for = 'left' and free_at is null;
create view staff_story_aside as
  select m.story, m.hopes, m.hear_from from story_aside m join story s on s.id = m.story
  where s.state = 'published' and (m.hopes <> '' or m.hear_from <> '');
create view count_story_rating as
  select r.story, r.service, r.question, r.code from story_rating r join story s on s.id = r.story where s.state = 'published';
create view public_story_rating as
  select r.story, r.service, r.question, r.code from story_rating r join story s on s.id = r.story where s.state = 'published';
