create table draft (
  token_hash    bytea primary key,
  region        text not null references region,
  language      text not null,
  shared_device boolean not null default false,
  author        bigint references author,
  mail_ok       boolean,
  title         text not null default '',
  body          text not null default '',
  good          text not null default '',
  improve       text not null default '',
  feel          text not null default '',
  services      bigint[] not null default '{}',
  service_words text not null default '',
  role          text,
  screen_name   text not null default '',
  ongoing       boolean,
  started_at    timestamptz not null,
  touched_at    timestamptz not null,
  story         bigint,
  -- Shown on the receipt, and again when it is sent twice; gone with the draft an hour later.
  card_number   text,
  card_words    text
);
create index draft_by_touch on draft (touched_at);

create table story (
  id             bigint primary key default nextval('public_id'),
  region         text not null references region,
  language       text not null,
  author         bigint not null references author,
  mail_ok        boolean not null,
  role           text not null check (role in ('patient', 'parent', 'relative', 'carer', 'friend', 'staff', 'advocate')),
  screen_name    text not null,
  ongoing        boolean not null default false,
  service_words  text not null default '',
  route          text not null default 'web',
  state          text not null check (state in ('waiting', 'held', 'approved', 'published', 'rejected', 'pulled', 'withdrawn')),
  revision       int not null default 1,
  criticality    smallint check (criticality between 0 and 5),
  shown_version  int,
  submitted_at   timestamptz not null,
  decision       bigint,                       -- the moderator's decision that a timed release carries
  release_at     timestamptz,
  published_at   timestamptz unique,
  ended_at       timestamptz,                  -- pulled or withdrawn
  ended_why      text,                         -- a reason code, public
  progress       text not null default 'unheard'
                 check (progress in ('unheard', 'heard', 'read', 'answered', 'planned', 'made'))
);
create index story_by_author on story (author);
create index story_due on story (release_at) where state = 'approved';
create index story_newest on story (region, published_at desc) where state = 'published';

create table story_version (
  story      bigint not null references story,
  number     int not null,
  title      text,                             -- blank after erasure, never deleted
  body       text,
  language   text not null,
  writer     text not null check (writer in ('author', 'person')),
  writer_id  bigint not null,
  written_at timestamptz not null,
  reason     text,                             -- why a moderator changed it: code, then a note to the author
  note       text,
  primary key (story, number)
);
create table story_service (
  story    bigint not null references story,
  service  bigint not null references service,
  position int not null,
  primary key (story, service)
);
create index story_service_by_service on story_service (service);
create table story_tag (
  story    bigint not null references story,
  question text not null check (question in ('good', 'improve', 'feel')),
  tag      text not null,
  primary key (story, question, tag)
);
-- Who was told and who has read: the ground of "heard" and "read".
create table story_audience (
  story        bigint not null references story,
  subscription bigint not null references subscription,
  told_at      timestamptz,
  read_at      timestamptz,
  primary key (story, subscription)
);
create index story_audience_by_subscription on story_audience (subscription);

create view public_story as
  select s.id, s.region, v.language, v.title, v.body, s.role, s.screen_name, s.submitted_at, s.published_at, s.progress
  from story s join story_version v on v.story = s.id and v.number = s.shown_version
  where s.state = 'published';
create view public_story_trace as
  select id, region, ended_at, ended_why, state from story where state in ('pulled', 'withdrawn') and published_at is not null;
create view public_story_service as
  select ss.story, ss.service, ss.position from story_service ss join story s on s.id = ss.story where s.state = 'published';
create view public_story_tag as
  select t.story, t.question, t.tag from story_tag t join story s on s.id = t.story where s.state = 'published';
create view public_story_audience as
  select a.story, b.holder, b.kind, a.told_at, a.read_at
  from story_audience a join story s on s.id = a.story join subscription b on b.id = a.subscription
  where s.state = 'published';
create view staff_story as
  select s.id, s.region, s.state, v.title, v.body, s.role, s.screen_name, s.criticality, s.submitted_at, s.published_at, s.progress
  from story s join story_version v on v.story = s.id and v.number = s.shown_version
  where s.state = 'published';
create view staff_story_audience as
  select a.story, a.subscription, a.told_at, a.read_at from story_audience a;
create view count_story as
  select id, region, criticality, submitted_at, published_at, progress from story where state = 'published';
create view count_story_service as
  select ss.story, ss.service from story_service ss join story s on s.id = ss.story where s.state = 'published';
create view desk_story as
  select s.id, coalesce(v.title, '') as title from story s
  join story_version v on v.story = s.id and v.number = (select max(number) from story_version where story = s.id);
