-- Whom to call about a service, and about everything below it that has nobody nearer. Only 'complaints' is public.
create table service_contact (
  id           bigint generated always as identity primary key,
  service      bigint not null references service,
  kind         text not null check (kind in ('escalation', 'safeguarding', 'complaints')),
  name         text not null,
  address      text not null default '',
  phone        text not null default '',
  hours        text not null default '',
  revision     int not null default 1,
  person       bigint,                        -- who wrote it last
  written_at   timestamptz not null,
  ended_at     timestamptz
);
create index service_contact_by_service on service_contact (service, kind) where ended_at is null;
create view count_service_contact as select service, kind from service_contact where ended_at is null;
