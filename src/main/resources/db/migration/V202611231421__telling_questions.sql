-- On one's own device a draft asks for its code after a while; what is typed there is kept by a key that only the opened page has.
alter table telling_draft
  add column code_hash   text,
  add column locked_at   timestamptz,
  add column device_key  bytea,
  add column happened    text check (happened in ('now', 'month', 'half', 'year', 'years', 'longer')),
  add column consent     text,
  add column age         text,
  add column ratings     text[] not null default '{}',
  add column hopes       text not null default '',
  add column hear_from   text not null default '',
  add column complaint   text,
  add column known       text check (known in ('yes', 'perhaps', 'no')),
  add column publish     text check (publish in ('soon', 'yes', 'left')),
  add column leave_on    text not null default '',
  add column route       text not null default 'web';
update telling_draft set happened = 'now' where ongoing;
