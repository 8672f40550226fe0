-- Author and member are two lives: nothing here joins them, and nothing may.
create table author (
  id         bigint generated always as identity primary key,
  address    text unique check (address = lower(address)),
  postcode   text,
  created_at timestamptz not null
);
create table author_card (
  number          text primary key,
  author          bigint not null references author,
  passphrase_hash text not null,
  created_at      timestamptz not null
);

create table person (
  id             bigint generated always as identity primary key,
  name           text not null,
  address        text not null unique check (address = lower(address)),
  password_hash  text,
  totp_secret    text,
  totp_since     timestamptz,
  job_title      text not null default '',
  role_group     text not null default 'other'
                 check (role_group in ('patient-experience', 'communications', 'executive', 'service-manager',
                                       'team-leader', 'clinician', 'other')),
  about          text not null default '',
  picture        text references upload,
  frozen_at      timestamptz,
  active_subscription bigint,
  stamp          int not null default 1,      -- raised to end every session
  created_at     timestamptz not null
);
create table person_own_service (
  person  bigint not null references person,
  service bigint not null references service,
  primary key (person, service)
);

create table sign_in_link (
  id          bigint generated always as identity unique,
  token_hash  bytea primary key,
  person_kind text not null check (person_kind in ('author', 'person')),
  person_id   bigint not null,
  purpose     text not null,
  next        text,
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  used_at     timestamptz
);

create table subscription (
  id         bigint generated always as identity primary key,
  holder     text not null,
  holder_service bigint references service,
  kind       text not null check (kind in ('provider', 'commissioner', 'regulator', 'charity', 'university')),
  level      text not null check (level in ('registration', 'subscription')),
  since      date not null,
  until      date,
  created_at timestamptz not null
);
create table subscription_scope (
  subscription bigint not null references subscription,
  service      bigint not null references service,
  primary key (subscription, service)
);
create index subscription_scope_by_service on subscription_scope (service);
alter table person add foreign key (active_subscription) references subscription;

create table role_right (
  role      text not null,
  permit    text not null,
  primary key (role, permit)
);
insert into role_right (role, permit) values
  ('member', 'read-scope'),
  ('responder', 'read-scope'), ('responder', 'respond'), ('responder', 'post'),
  ('administrator', 'read-scope'), ('administrator', 'respond'), ('administrator', 'post'), ('administrator', 'administer'),
  ('moderator', 'moderate'),
  ('senior-moderator', 'moderate'), ('senior-moderator', 'moderate-senior'),
  ('support', 'support'),
  ('operator', 'operate'), ('operator', 'support');

create table role_grant (
  id         bigint generated always as identity primary key,
  person     bigint not null references person,
  role       text not null,
  scope_kind text not null check (scope_kind in ('subscription', 'region', 'all')),
  scope_id   text not null,
  since      timestamptz not null,
  until      timestamptz,
  unique (person, role, scope_kind, scope_id, since)
);
create index role_grant_by_scope on role_grant (scope_kind, scope_id);

create view staff_subscription as select id, holder, holder_service, kind, level, since, until from subscription;
create view staff_scope as select subscription, service from subscription_scope;
create view staff_member as
  select g.person, g.role, g.scope_id::bigint as subscription, g.since, g.until, p.name, p.job_title, p.role_group
  from role_grant g join person p on p.id = g.person and p.frozen_at is null
  where g.scope_kind = 'subscription';
create view count_member as
  select g.scope_id::bigint as subscription, g.role, g.person, g.since, g.until, p.role_group, p.picture is not null as has_picture
  from role_grant g join person p on p.id = g.person and p.frozen_at is null
  where g.scope_kind = 'subscription';
create view staff_person as select id, name, job_title from person;
