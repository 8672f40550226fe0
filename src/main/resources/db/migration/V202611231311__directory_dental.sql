-- Dental practices are a kind of their own; before, they could only be called GP practices.
insert into service_type (kind, position) values ('dental-practice', 7) on conflict do nothing;
insert into service_type_text (kind, language, name, about) values
  ('dental-practice', 'en', 'Dental practice', 'Dentists and their team.') on conflict do nothing;
