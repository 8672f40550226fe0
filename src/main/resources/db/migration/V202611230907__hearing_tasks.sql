-- What a person has to look after so that no story goes unheard. One open task a matter.
create table task (
  id           bigint generated always as identity primary key,
  kind         text not null check (kind in ('story-unheard', 'story-unopened', 'mailbox-dead', 'nobody-listens')),
  region       text not null references region,
  story        bigint,
  subscription bigint references subscription,
  person       bigint references person,
  services     int,                            -- how many services nobody listens for
  opened_at    timestamptz not null,
  closed_at    timestamptz,
  closed_by    bigint references person,       -- none: it mended itself
  note         text
);
create unique index task_open on task (kind, coalesce(story, 0), coalesce(subscription, 0), coalesce(person, 0)) where closed_at is null;
create index task_by_story on task (story);
create index task_waiting on task (region, opened_at) where closed_at is null;

-- After how many working days somebody asks why nobody opened a story.
create table escalation_rule (
  region text primary key references region,
  days   int not null check (days between 1 and 30)
);
insert into escalation_rule (region, days) select id, 3 from region;
create table escalation (
  story        bigint not null,
  subscription bigint not null references subscription,
  at           timestamptz not null,
  primary key (story, subscription)
);
