-- What an author says after an answer: whether it helped, and how the matter stands. Nobody who says nothing has a row.
create table answer_help (
  response bigint primary key references response,
  story    bigint not null references story,
  helped   text not null check (helped in ('yes', 'partly', 'no')),
  said_at  timestamptz not null
);
create index answer_help_by_story on answer_help (story);
create table story_outcome (
  story   bigint primary key references story,
  state   text not null check (state in ('settled', 'unsettled', 'further')),
  shown   boolean not null default false,      -- whether everybody may read that it is settled
  said_at timestamptz not null,
  check (state = 'settled' or not shown)
);
create view public_story_outcome as
  select o.story, o.said_at from story_outcome o join story s on s.id = o.story
  where s.state = 'published' and o.state = 'settled' and o.shown;
create view staff_story_outcome as
  select o.story, o.state, o.said_at from story_outcome o join story s on s.id = o.story where s.state = 'published';
create view staff_answer_help as
  select h.response, h.story, h.helped, h.said_at from answer_help h
  join story s on s.id = h.story and s.state = 'published' join response r on r.id = h.response and r.state = 'published';
create view count_story_outcome as
  select o.story, o.state from story_outcome o join story s on s.id = o.story where s.state = 'published';
create view count_answer_help as
  select h.response, h.story, h.helped from answer_help h
  join story s on s.id = h.story and s.state = 'published' join response r on r.id = h.response and r.state = 'published';
