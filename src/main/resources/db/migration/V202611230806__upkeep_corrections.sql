-- What anybody says is wrong in the directory. Words and address are blanked a while after the decision.
create table correction (
  id           bigint generated always as identity primary key,
  region       text not null references region,
  service      bigint references service,         -- none where one is missing
  what         text not null check (what in ('name', 'place', 'closed', 'moved', 'missing', 'other')),
  value        text not null default '',          -- what it should say
  body         text not null default '',
  address      text not null default '',
  subscription bigint references subscription,    -- whose administrator proposed it
  once         text not null unique,
  state        text not null default 'waiting' check (state in ('waiting', 'accepted', 'declined')),
  reason       text,
  sent_at      timestamptz not null,
  decided_at   timestamptz,
  decided_by   bigint,
  blanked_at   timestamptz
);
create index correction_waiting on correction (region, sent_at) where state = 'waiting';
create index correction_by_service on correction (service);
create view public_correction as select id, region, service, what, state, sent_at, decided_at, reason from correction;
