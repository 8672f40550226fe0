-- One sequence for everything the public can open by number: stories, responses, replies, posts, comments.
create sequence public_id as bigint start 1000000 minvalue 1000000 maxvalue 2147483647;

-- Names are sorted the way people expect, whatever the server's own locale.
create collation names (provider = icu, locale = 'en-u-kn-true');

-- What changed in public, in the transaction of the change. Readers take only rows whose
-- transaction is older than every running one, so that no row can appear behind them.
create table public_change (
  seq  bigint generated always as identity primary key,
  tx   xid8 not null default pg_current_xact_id(),
  kind text not null,
  id   bigint not null,
  at   timestamptz not null
);

create view public_trail as
  select seq, kind, id from public_change where tx < pg_snapshot_xmin(pg_current_snapshot());

-- Sessions (Spring Session's own shape).
create table spring_session (
  primary_id char(36) not null primary key,
  session_id char(36) not null,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100)
);
create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);

create table spring_session_attributes (
  session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  primary key (session_primary_id, attribute_name)
);

-- Stored events (Spring Modulith's own shape).
create table event_publication (
  id uuid not null primary key,
  listener_id text not null,
  event_type text not null,
  serialized_event text not null,
  publication_date timestamptz not null,
  completion_date timestamptz,
  status text,
  completion_attempts int,
  last_resubmission_date timestamptz
);
create index event_publication_by_listener on event_publication (listener_id, serialized_event);
create index event_publication_by_completion on event_publication (completion_date);

-- The timetable (db-scheduler's own shape).
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  state text,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_by_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_by_priority on scheduled_tasks (priority desc, execution_time asc);

-- Facts about this database itself: whether it is a demo, how far its clock was moved.
create table site_fact (
  name text primary key,
  value text not null
);
