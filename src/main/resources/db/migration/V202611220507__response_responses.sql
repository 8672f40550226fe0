create table response (
  id             bigint primary key default nextval('public_id'),
  story          bigint not null references story,
  kind           text not null check (kind in ('response', 'update', 'reply')),
  subscription   bigint references subscription,   -- staff
  person         bigint references person,
  author         bigint references author,         -- a reply's
  answers        bigint references response,       -- what a reply replies to
  state          text not null
                 check (state in ('submitted', 'waiting', 'held', 'published', 'rejected', 'deleted', 'pulled')),
  revision       int not null default 1,
  shown_version  int,
  submitted_at   timestamptz not null,
  moderate_at    timestamptz not null,             -- until then its writer may edit or delete it
  published_at   timestamptz,
  ended_at       timestamptz,
  ended_why      text,
  -- as they were when it was posted
  writer_name    text not null,
  job_title      text not null default '',
  organisation   text not null default '',
  role_group     text,
  own_services   bigint[] not null default '{}',
  picture        text,
  language       text not null,
  check ((kind = 'reply') = (author is not null)),
  check ((kind = 'reply') = (person is null))
);
create index response_by_story on response (story);
create index response_due on response (moderate_at) where state = 'submitted';
create index response_by_person on response (person);

create table response_version (
  response   bigint not null references response,
  number     int not null,
  body       text,
  writer     text not null check (writer in ('author', 'person')),
  writer_id  bigint not null,
  written_at timestamptz not null,
  reason     text,
  note       text,
  primary key (response, number)
);

create table change (
  id        bigint generated always as identity primary key,
  response  bigint not null unique references response,
  state     text not null check (state in ('planned', 'made', 'withdrawn')),
  what      text not null check (what <> ''),
  who       text not null default '',
  due       date,
  claimed_at timestamptz not null
);

create view public_response as
  select r.id, r.story, r.kind, r.subscription, r.answers, v.body, r.writer_name, r.job_title, r.organisation, r.role_group,
         r.picture, r.submitted_at, r.published_at, c.state as change_state, c.what as change_what, c.who as change_who,
         c.due as change_due
  from response r
  join story s on s.id = r.story and s.state = 'published'
  join response_version v on v.response = r.id and v.number = r.shown_version
  left join change c on c.response = r.id and c.state <> 'withdrawn'
  where r.state = 'published';
create view count_response as
  select r.id, r.story, r.kind, r.subscription, r.published_at, c.state as change_state
  from response r join story s on s.id = r.story and s.state = 'published'
  left join change c on c.response = r.id and c.state <> 'withdrawn'
  where r.state = 'published';
create view desk_response as
  select r.id, coalesce(d.title, '') as title from response r join desk_story d on d.id = r.story;
create view staff_response as
  select r.id, r.story, d.title, r.person, r.subscription, r.state, r.submitted_at from response r join desk_story d on d.id = r.story;
