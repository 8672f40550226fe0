-- What changed for staff alone (how critical a story is, what they call it), in an order that no reader can miss. Never public.
create table staff_change (
  seq  bigint generated always as identity primary key,
  tx   xid8 not null default pg_current_xact_id(),
  kind text not null,
  id   bigint not null,
  at   timestamptz not null
);
create view staff_trail as
  select seq, kind, id from staff_change where tx < pg_snapshot_xmin(pg_current_snapshot());
