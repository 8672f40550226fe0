create table post (
  id           bigint primary key default nextval('public_id'),
  region       text not null references region,
  type         text not null check (type in ('update', 'question', 'change')),
  person       bigint not null references person,
  organisation bigint references service,
  writer_name  text not null,
  job_title    text not null default '',
  language     text not null,
  revision     int not null default 1,
  published_at timestamptz not null,
  closed_at    timestamptz
);
create table post_version (
  post       bigint not null references post,
  number     int not null,
  title      text,
  body       text,
  writer_id  bigint not null,
  written_at timestamptz not null,
  primary key (post, number)
);
create table comment (
  id            bigint primary key default nextval('public_id'),
  post          bigint not null references post,
  name          text not null,
  state         text not null check (state in ('waiting', 'held', 'published', 'rejected', 'pulled')),
  revision      int not null default 1,
  shown_version int,
  once          text not null unique,            -- the form's own key: a double click makes one comment
  submitted_at  timestamptz not null,
  published_at  timestamptz,
  language      text not null
);
create index comment_by_post on comment (post);
create table comment_version (
  comment    bigint not null references comment,
  number     int not null,
  body       text,
  writer     text not null,
  writer_id  bigint,
  written_at timestamptz not null,
  reason     text,
  note       text,
  primary key (comment, number)
);
create view public_post as
  select p.id, p.region, p.type, p.organisation, p.writer_name, p.job_title, p.published_at, p.closed_at, v.title, v.body
  from post p join post_version v on v.post = p.id and v.number = (select max(number) from post_version where post = p.id);
create view public_comment as
  select c.id, c.post, c.name, v.body, c.published_at
  from comment c join comment_version v on v.comment = c.id and v.number = c.shown_version
  where c.state = 'published';
create view desk_comment as
  select c.id, coalesce(p.title, '') as title from comment c join public_post p on p.id = c.post;
