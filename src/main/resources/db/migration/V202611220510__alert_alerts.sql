create table alert (
  id           bigint generated always as identity primary key,
  person       bigint not null references person,
  subscription bigint not null references subscription,
  created_at   timestamptz not null,
  stopped_at   timestamptz
);
create table alert_service (
  alert   bigint not null references alert,
  service bigint not null references service,
  primary key (alert, service)
);
create index alert_service_by_service on alert_service (service);
create index alert_by_person on alert (person);
