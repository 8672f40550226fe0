-- That an author's words were passed on to a member of staff: by letter to a colleague, or printed for somebody whose name
-- is not kept. Of the passage only a hash, so that nobody gets the same twice.
create table praise (
  id            bigint generated always as identity primary key,
  story         bigint not null references story,
  subscription  bigint not null references subscription,
  person        bigint not null references person,
  recipient     bigint references person,
  passage       bytea not null,
  once          text not null,
  at            timestamptz not null,
  passed_at     timestamptz,
  taken_back_at timestamptz,
  unique (person, once)
);
create unique index praise_the_same on praise (story, recipient, passage) where recipient is not null and taken_back_at is null;
create index praise_by_story on praise (story);
