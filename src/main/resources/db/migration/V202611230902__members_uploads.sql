-- A list of people from a spreadsheet: first shown, then applied. Its rows are deleted after a week.
create table member_upload (
  id           text primary key,
  subscription bigint not null references subscription,
  person       bigint not null references person,
  region       text not null references region,
  file_name    text not null,
  guessed      boolean not null,             -- the encoding was a guess
  also_change  boolean not null,             -- members who are there already get the role of the list
  created_at   timestamptz not null,
  confirmed_at timestamptz,
  finished_at  timestamptz
);
create index member_upload_by_age on member_upload (created_at);
create table member_upload_row (
  upload      text not null references member_upload on delete cascade,
  number      int not null,
  name        text not null,
  address     text not null,
  job_title   text not null,
  role        text not null,
  role_group  text not null,
  own         bigint[] not null,
  only_in     bigint[] not null,             -- the role is for these services; none: the whole scope
  outcome     text not null check (outcome in ('new', 'change', 'there', 'wrong', 'done', 'refused')),
  problem     text,                          -- a message key and its argument
  primary key (upload, number)
);
create index member_upload_row_by_outcome on member_upload_row (upload, outcome);
