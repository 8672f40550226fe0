-- A member comments under name, job and organisation; whoever else comments has only what they want to be called.
alter table comment add person bigint references person;
alter table comment add subscription bigint references subscription;
alter table comment add job_title text not null default '';
alter table comment add organisation text not null default '';
create or replace view public_comment as
  select c.id, c.post, c.name, v.body, c.published_at, c.person is not null as by_member, c.job_title, c.organisation
  from comment c join comment_version v on v.comment = c.id and v.number = c.shown_version
  join post p on p.id = c.post and p.state = 'published'
  where c.state = 'published';
