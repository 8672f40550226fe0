-- What the queue says of each item besides its title: where it stands, and what it is about.
create or replace view desk_story as
  select s.id, coalesce(v.title, '') as title, s.state,
    coalesce((select string_agg(t.name, '; ' order by x.position) from story_service x
              join service_text t on t.service = x.service and t.language = s.language where x.story = s.id), '') as about
  from story s
  join story_version v on v.story = s.id and v.number = (select max(number) from story_version where story = s.id);

create or replace view desk_response as
  select r.id, coalesce(d.title, '') as title, r.state,
    case when r.kind = 'reply' then '' else r.organisation end as about
  from response r join desk_story d on d.id = r.story;

create or replace view desk_post as
  select p.id, coalesce(v.title, '') as title, p.state, p.writer_name as about from post p
  join post_version v on v.post = p.id and v.number = (select max(number) from post_version where post = p.id);

create or replace view desk_comment as
  select c.id, p.title, c.state, c.name as about from comment c join desk_post p on p.id = c.post;
