-- The platform itself is a service of each region, so that people can tell of it and it answers like others. It gives no care.
insert into service_type (kind, position) values ('platform', 900) on conflict do nothing;
insert into service_type_text (kind, language, name, about) values
  ('platform', 'en', 'This website', 'The site that stories are told on, and the people who run it.') on conflict do nothing;
