-- Ids, versions and reasons, never words or addresses: a text that must be erased is not here.
create table audit_entry (
  id           bigint generated always as identity primary key,
  at           timestamptz not null,
  actor_kind   text not null check (actor_kind in ('author', 'person', 'system')),
  actor_id     bigint,
  act          text not null,
  subject_kind text not null,
  subject_id   bigint not null,
  version      int,
  reason       text,
  before       text,
  after        text
);
create index audit_entry_by_subject on audit_entry (subject_kind, subject_id);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'audit_entry is append-only';
end $$;
create trigger audit_entry_append_only before update or delete on audit_entry
  for each row execute function audit_is_append_only();
