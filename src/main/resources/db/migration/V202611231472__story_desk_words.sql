-- A flood is listed with the beginning of each story.
create or replace view desk_story as
  select s.id, coalesce(v.title, '') as title, s.state,
    coalesce((select string_agg(t.name, '; ' order by x.position) from story_service x
              join service_text t on t.service = x.service and t.language = s.language where x.story = s.id), '') as about,
    left(coalesce(v.body, ''), 300) as opening
  from story s
  join story_version v on v.story = s.id and v.number = (select max(number) from story_version where story = s.id);
