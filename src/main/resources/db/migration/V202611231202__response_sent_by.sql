-- Who sent an answer in the name of the colleague who bears it.
alter table response add sent_by bigint references person;
create index response_by_sender on response (sent_by) where sent_by is not null;

create or replace view public_response as
  select r.id, r.story, r.kind, r.subscription, r.answers, v.body, r.writer_name, r.job_title, r.organisation, r.role_group,
         r.picture, r.submitted_at, r.published_at, c.state as change_state, c.what as change_what, c.who as change_who,
         c.due as change_due, c.made_at as change_made_at, c.made_in as change_made_in, c.fulfils as change_fulfils,
         r.sent_by is not null as by_colleague
  from response r
  join story s on s.id = r.story and s.state = 'published'
  join response_version v on v.response = r.id and v.number = r.shown_version
  left join change c on c.response = r.id and c.state <> 'withdrawn'
  where r.state = 'published';

create or replace view staff_response as
  select r.id, r.story, p.title, r.person, r.subscription, r.state, r.submitted_at, r.sent_by
  from response r left join public_story p on p.id = r.story;
