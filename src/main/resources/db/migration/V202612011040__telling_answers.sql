-- The answers of a draft stand together, each under the path of its question, so that a question needs no column.
alter table telling_draft add column answers jsonb not null default '{}';
comment on column telling_draft.answers is 'what each question of telling was answered with, by its path';
update telling_draft set answers = jsonb_build_object(
    'story', jsonb_build_object('title', title, 'body', body, 'looked', looked),
    'tags', jsonb_build_object('good', good, 'improve', improve, 'feel', feel),
    'services', jsonb_build_object('services', services, 'words', service_words),
    'when', jsonb_build_object('happened', happened),
    'role', jsonb_build_object('role', role, 'consent', consent),
    'ratings', jsonb_build_object('codes', coalesce((select jsonb_object_agg(split_part(r, '=', 1), split_part(r, '=', 2))
      from unnest(ratings) as r), '{}')),
    'wishes', jsonb_build_object('hopes', hopes, 'hearFrom', hear_from),
    'complaint', jsonb_build_object('complaint', complaint),
    'name', jsonb_build_object('screenName', screen_name),
    'safe', jsonb_build_object('mailOk', mail_ok),
    'age', jsonb_build_object('age', age),
    'known', jsonb_build_object('known', known),
    'publish', jsonb_build_object('when', publish, 'leaveOn', leave_on))
  where story is null;
update telling_draft set answers = jsonb_build_object(
    'when', jsonb_build_object('happened', happened),
    'known', jsonb_build_object('known', known),
    'publish', jsonb_build_object('when', publish, 'leaveOn', leave_on))
  where story is not null;
-- No word stays where nothing forgets it. The columns themselves go with a later release.
update telling_draft set title = '', body = '', good = '', improve = '', feel = '', services = '{}', service_words = '',
  ratings = '{}', hopes = '', hear_from = '', screen_name = '', leave_on = '';
