-- In which language a story is stands on every list. Its services are named as its region names them, whatever language it is told in.
create or replace view staff_story as
  select s.id, s.region, s.state, v.title, v.body, s.role, s.screen_name, s.criticality, s.submitted_at, s.published_at, s.progress, v.language
  from story s join story_version v on v.story = s.id and v.number = s.shown_version
  where s.state = 'published';

create or replace view desk_story as
  select s.id, coalesce(v.title, '') as title, s.state,
    coalesce((select string_agg(t.name, '; ' order by x.position) from story_service x
              join service n on n.id = x.service join region r on r.id = n.region
              join service_text t on t.service = x.service and t.language = r.language where x.story = s.id), '') as about,
    left(coalesce(v.body, ''), 300) as opening, s.language
  from story s
  join story_version v on v.story = s.id and v.number = (select max(number) from story_version where story = s.id);

create or replace view desk_response as
  select r.id, case when d.state = 'withdrawn' then '' else coalesce(d.title, '') end as title, r.state,
    case when r.kind = 'reply' then '' else r.organisation end as about, d.state <> 'published' as hangs, d.language
  from response r join desk_story d on d.id = r.story;

create or replace view staff_response as
  select r.id, r.story, p.title, r.person, r.subscription, r.state, r.submitted_at, r.sent_by, p.language
  from response r left join public_story p on p.id = r.story;

-- What author or moderator said is not found out again.
alter table story add language_said boolean not null default false;
update story set language_said = true where id in (select subject_id from audit_entry where act = 'story-language' and subject_kind = 'story');

-- Stories from before languages were found out: how far they have been looked through, and where those begin that were looked at when they came.
create table story_language_past (looked_to bigint not null, ends_at bigint not null);
insert into story_language_past select 0, coalesce(max(id), 0) from story;
