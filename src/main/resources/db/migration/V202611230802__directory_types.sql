-- What kinds of services there are. The route of moderation and the public interest are data, never an "if".
create table service_type (
  kind             text primary key,
  position         int not null default 100,
  moderation_route text not null default 'public' check (moderation_route in ('public', 'advanced')),
  public_interest  text check (public_interest in ('regulator', 'commissioner', 'ombudsman')),
  revision         int not null default 1
);
create table service_type_text (
  kind     text not null references service_type,
  language text not null,
  name     text not null,
  about    text not null default '',
  primary key (kind, language)
);
insert into service_type (kind, position, moderation_route, public_interest) values
  ('organisation', 1, 'public', null), ('site', 2, 'public', null), ('department', 3, 'public', null), ('ward', 4, 'public', null),
  ('practice', 5, 'public', null), ('pharmacy', 6, 'public', null), ('ambulance', 8, 'public', null),
  ('network', 9, 'public', null), ('partnership', 10, 'public', null), ('area', 11, 'public', null), ('council', 12, 'public', null),
  ('provider', 20, 'public', null), ('care-home', 21, 'advanced', null), ('care-service', 22, 'advanced', null),
  ('commissioner', 40, 'public', 'commissioner'), ('regulator', 41, 'public', 'regulator'), ('ombudsman', 42, 'public', 'ombudsman');
insert into service_type_text (kind, language, name, about) values
  ('organisation', 'en', 'Health organisation', 'A trust or a health board: it runs hospitals and other services.'),
  ('site', 'en', 'Hospital or site', 'A place with departments and wards.'),
  ('department', 'en', 'Department', 'A part of a hospital or another service.'),
  ('ward', 'en', 'Ward', 'Where people stay while they are treated.'),
  ('practice', 'en', 'GP practice', 'Family doctors and their team.'),
  ('pharmacy', 'en', 'Pharmacy', 'Medicines, and advice about them.'),
  ('ambulance', 'en', 'Ambulance service', 'Help on the way, and the way to hospital.'),
  ('network', 'en', 'Group of practices', 'GP practices that work together.'),
  ('partnership', 'en', 'Health and care partnership', 'Health and social care of a place, planned together.'),
  ('area', 'en', 'Area', 'A part of the country.'),
  ('council', 'en', 'Council', 'Local authority, for social care.'),
  ('provider', 'en', 'Care provider', 'Runs care homes, home care or other services.'),
  ('care-home', 'en', 'Care home', 'A home with care day and night.'),
  ('care-service', 'en', 'Care service', 'Care at home, by day, or in a home of one''s own.'),
  ('commissioner', 'en', 'Commissioner', 'Plans care for an area and pays for it.'),
  ('regulator', 'en', 'Regulator', 'Watches over care for the public.'),
  ('ombudsman', 'en', 'Ombudsman', 'Looks at complaints that were not settled.');
create view public_service_type as
  select t.kind, t.position, t.public_interest, x.language, x.name, x.about from service_type t join service_type_text x on x.kind = t.kind;
