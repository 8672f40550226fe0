-- An alert is a saved search with a delivery. The plain ones ask for services alone and are matched here; the others by
-- the matcher, which follows changed_at.
alter table alert add column name text not null default '';
alter table alert add column query text not null default '';
alter table alert add column region text references region;
alter table alert add column plain boolean not null default true;
alter table alert add column delivery text not null default 'at-once' check (delivery in ('kept', 'at-once', 'daily', 'weekly'));
alter table alert add column at_once_from smallint check (at_once_from between 1 and 5);
alter table alert add column shared boolean not null default false;
alter table alert add column changed_at timestamptz;
alter table alert add column stop_token text not null unique default replace(gen_random_uuid()::text, '-', '');
update alert set changed_at = created_at;
alter table alert alter column changed_at set not null;
create index alert_changed on alert (changed_at) where not plain;
create index alert_by_subscription on alert (subscription) where shared and stopped_at is null;

create table digest (
  id           bigint generated always as identity primary key,
  person       bigint not null references person,
  subscription bigint not null references subscription,
  made_at      timestamptz not null
);
-- One row a person and story, so that nobody reads of a story twice.
create table digest_item (
  person       bigint not null references person,
  story        bigint not null,
  subscription bigint not null references subscription,
  alert        bigint not null references alert,
  due_at       timestamptz not null,
  digest       bigint references digest,
  primary key (person, story)
);
create index digest_item_due on digest_item (due_at) where digest is null;
create index digest_item_by_digest on digest_item (digest);
create index digest_item_by_story on digest_item (story);

-- When somebody wants no letters; a story as serious as "unless" breaks it.
create table quiet (
  person     bigint primary key references person,
  from_time  time not null,
  to_time    time not null,
  weekends   boolean not null,
  unless     smallint check (unless between 1 and 5)
);

create or replace view count_listener as
  select l.person, l.subscription, s.service from alert l join alert_service s on s.alert = l.id
  where l.stopped_at is null and l.delivery <> 'kept';
