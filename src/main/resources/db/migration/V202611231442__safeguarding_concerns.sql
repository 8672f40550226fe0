-- That an author was treated differently since they told, or that somebody tried to find out who they are.
create table concern (
  id        bigint generated always as identity primary key,
  story     bigint not null references story,
  region    text not null,
  kind      text not null check (kind in ('treated', 'sought')),
  words     text not null default '',
  speak     boolean not null,                  -- whether we may speak with the organisation about it
  state     text not null default 'open' check (state in ('open', 'looked', 'closed')),
  revision  int not null default 1,
  opened_at timestamptz not null,
  once      text not null,
  unique (story, once)
);
create index concern_by_region on concern (region, state, opened_at);
create table concern_step (
  id      bigint generated always as identity primary key,
  concern bigint not null references concern,
  person  bigint not null references person,
  act     text not null check (act in ('looked', 'noted', 'closed')),
  done    text not null default '',            -- what was done, for whoever looks after concerns
  note    text not null default '',            -- to the author
  at      timestamptz not null
);
create index concern_step_by_concern on concern_step (concern);

-- The platform's own: an organisation's safeguarding lead never sees a concern.
insert into role (id, position, in_subscription) values ('concerns-lead', 125, false);
insert into role_text (role, language, name, about) values
  ('concerns-lead', 'en', 'Safeguarding lead of the platform', 'Looks after authors who were treated differently, or whom somebody tried to find.');
insert into permit (id, position) values ('safeguard', 225);
insert into role_right (role, permit) values ('concerns-lead', 'safeguard');
