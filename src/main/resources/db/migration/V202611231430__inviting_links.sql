-- Invitation links: an organisation asks for stories about some of its services.
create table invitation (
  id           bigint generated always as identity primary key,
  subscription bigint not null references subscription,
  region       text not null references region,
  code         text not null unique,
  name         text not null,
  welcome      text not null default '',
  survey       text,
  last_day     date,
  tags         text[] not null default '{}',
  revision     int not null default 1,
  once         text not null unique,
  made_by      bigint not null references person,
  made_at      timestamptz not null,
  ended_at     timestamptz
);
comment on column invitation.tags is 'shared tags of the subscription that its stories get when they are public';
create index invitation_by_subscription on invitation (subscription, id);
create table invitation_service (
  invitation bigint not null references invitation,
  position   int not null,
  service    bigint not null references service,
  primary key (invitation, position),
  unique (invitation, service)
);
-- How often by day; nothing says who.
create table invitation_count (
  invitation bigint not null references invitation,
  day        date not null,
  opened     bigint not null default 0,
  begun      bigint not null default 0,
  sent       bigint not null default 0,
  primary key (invitation, day)
);
-- By which link a story came. It stays when the link ends.
create table invitation_story (
  story      bigint primary key references story,
  invitation bigint not null references invitation,
  tagged     boolean not null default false
);
create index invitation_story_by_invitation on invitation_story (invitation, story);
