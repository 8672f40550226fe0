-- Raised by every change, so that two operators at once do not overwrite each other. What somebody decided by hand
-- ('name', 'place', 'closed', 'facts'), no import takes back.
alter table service add column revision int not null default 1;
alter table service add column by_hand text[] not null default '{}';

-- What a service was called before: it is found by these names too.
create table service_former_name (
  service  bigint not null references service,
  language text not null,
  name     text not null,
  until    date not null,
  primary key (service, language, name)
);

-- Changes to the tree, done and planned. A planned one waits as a wish and is weighed again on its day.
create table service_change (
  id            bigint generated always as identity primary key,
  kind          text not null check (kind in ('open', 'rename', 'move', 'merge', 'split', 'close', 'reopen')),
  service       bigint not null references service,
  effective     date not null,
  state         text not null check (state in ('planned', 'done', 'withdrawn', 'failed')),
  why           text not null default '',
  wish          jsonb not null,
  person        bigint,
  written_at    timestamptz not null,
  settled_at    timestamptz,                 -- done, withdrawn or failed
  refused       text,                        -- why a planned one could not be done: a message key
  name_before   text,
  name_after    text,
  parent_before bigint references service,
  parent_after  bigint references service
);
create index service_change_by_service on service_change (service);
create index service_change_planned on service_change (effective) where state in ('planned', 'failed');

-- Everything else that a change touched.
create table service_change_part (
  change  bigint not null references service_change,
  service bigint not null references service,
  part    text not null check (part in ('merged', 'successor', 'moved', 'closed')),
  place   bigint references service,         -- where it stands since
  primary key (change, service)
);
create index service_change_part_by_service on service_change_part (service);

-- Who goes on where a service ended, also by way of others that ended since.
create table service_successor (
  service   bigint not null references service,
  successor bigint not null references service,
  since     date not null,
  primary key (service, successor),
  check (service <> successor)
);
create index service_successor_by_successor on service_successor (successor);
