-- What an author answered to questions that only offer choices.
create table story_answer (
  story    bigint not null references story,
  question text   not null,
  code     text   not null,
  primary key (story, question)
);
comment on table story_answer is 'never public; for moderators and the story''s author';
