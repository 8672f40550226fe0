-- The form's own key: a double click makes one answer, the same words months later a second one.
alter table response add once text unique;

-- An update may say that a change planned before is made now.
alter table change add fulfils bigint references response;   -- the answer that planned it
alter table change add made_at timestamptz;                  -- of the planned one: since when the public knows
alter table change add made_in bigint references response;   -- of the planned one: the update that says so

create or replace view public_response as
  select r.id, r.story, r.kind, r.subscription, r.answers, v.body, r.writer_name, r.job_title, r.organisation, r.role_group,
         r.picture, r.submitted_at, r.published_at, c.state as change_state, c.what as change_what, c.who as change_who,
         c.due as change_due, c.made_at as change_made_at, c.made_in as change_made_in, c.fulfils as change_fulfils
  from response r
  join story s on s.id = r.story and s.state = 'published'
  join response_version v on v.response = r.id and v.number = r.shown_version
  left join change c on c.response = r.id and c.state <> 'withdrawn'
  where r.state = 'published';

-- An answer or reply that was public and is not any more: who, when and why, never its words.
create view public_response_trace as
  select r.id, r.story, r.kind, r.organisation, r.published_at, r.ended_at, r.ended_why
  from response r join story s on s.id = r.story and s.state = 'published'
  where r.published_at is not null and r.ended_at is not null and r.state <> 'published';
