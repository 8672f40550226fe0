-- A post is public when a moderator says so; those that were public before stay.
alter table post add state text not null default 'published' check (state in ('waiting', 'held', 'published', 'rejected', 'pulled'));
alter table post alter state drop default;
alter table post add submitted_at timestamptz;
alter table post add shown_version int;
alter table post add ended_at timestamptz;
alter table post add ended_why text;
alter table post add once text unique;
update post set submitted_at = published_at, shown_version = (select max(number) from post_version v where v.post = post.id);
alter table post alter submitted_at set not null;
alter table post alter published_at drop not null;
alter table post_version add reason text;
create index post_by_person on post (person);

create or replace view public_post as
  select p.id, p.region, p.type, p.organisation, p.writer_name, p.job_title, p.published_at, p.closed_at, v.title, v.body
  from post p join post_version v on v.post = p.id and v.number = p.shown_version
  where p.state = 'published';
create view public_post_trace as
  select id, region, ended_at, ended_why from post where published_at is not null and ended_at is not null and state <> 'published';
create or replace view public_comment as
  select c.id, c.post, c.name, v.body, c.published_at
  from comment c join comment_version v on v.comment = c.id and v.number = c.shown_version
  join post p on p.id = c.post and p.state = 'published'
  where c.state = 'published';
create view desk_post as
  select p.id, coalesce(v.title, '') as title from post p
  join post_version v on v.post = p.id and v.number = (select max(number) from post_version where post = p.id);
create or replace view desk_comment as
  select c.id, p.title from comment c join desk_post p on p.id = c.post;
create index comment_newest on comment (post, published_at) where state = 'published';
