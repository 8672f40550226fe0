-- Under which name each stands, where whoever sent it could type any.
create or replace view desk_story as
  select s.id, coalesce(v.title, '') as title, s.state,
    coalesce((select string_agg(t.name, '; ' order by x.position) from story_service x
              join service n on n.id = x.service join region r on r.id = n.region
              join service_text t on t.service = x.service and t.language = r.language where x.story = s.id), '') as about,
    left(coalesce(v.body, ''), 300) as opening, s.language, s.screen_name as signed
  from story s
  join story_version v on v.story = s.id and v.number = (select max(number) from story_version where story = s.id);

create or replace view desk_response as
  select r.id, case when d.state = 'withdrawn' then '' else coalesce(d.title, '') end as title, r.state,
    case when r.kind = 'reply' then '' else r.organisation end as about, d.state <> 'published' as hangs, d.language,
    case when r.kind = 'reply' then r.writer_name else '' end as signed
  from response r join desk_story d on d.id = r.story;

create or replace view desk_comment as
  select c.id, d.title, c.state, c.name as about, d.state <> 'published' as hangs, case when c.person is null then c.name else '' end as signed
  from comment c join desk_post d on d.id = c.post;
