-- Regions that an operator need not use: one that is not offered answers nowhere and takes no service.
alter table region add column offered boolean not null default true;
alter table region add column revision int not null default 1;

-- What an operator has added before stays as it is. A site that runs already has nobody yet who reads for the new ones: there they wait
-- until somebody offers them.
create temporary table added_region (id text primary key) on commit drop;
with added as (
  insert into region (id, position, country, zone, language, offered)
  select id, position, country, zone, 'en', not exists (select from service) from (values
    ('uk-wales', 3, 'GB', 'Europe/London'),
    ('uk-northern-ireland', 4, 'GB', 'Europe/London'),
    ('ireland', 5, 'IE', 'Europe/Dublin')) as x (id, position, country, zone)
  on conflict (id) do nothing returning id)
insert into added_region select id from added;
insert into region_text (region, language, name, people)
  select x.* from (values
    ('uk-wales', 'en', 'Wales', 'people in Wales'),
    ('uk-northern-ireland', 'en', 'Northern Ireland', 'people in Northern Ireland'),
    ('ireland', 'en', 'Ireland', 'people in Ireland')) as x (region, language, name, people) join added_region a on a.id = x.region;
insert into region_holiday (region, day) select x.* from (
  select r, d::date from unnest(array['uk-wales']) r, unnest(array['2026-12-25', '2026-12-28', '2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03',
    '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28']) d
  union all
  select r, d::date from unnest(array['uk-northern-ireland']) r, unnest(array['2026-12-25', '2026-12-28', '2027-01-01', '2027-03-17', '2027-03-26',
    '2027-03-29', '2027-05-03', '2027-05-31', '2027-07-12', '2027-08-30', '2027-12-27', '2027-12-28']) d
  union all
  select r, d::date from unnest(array['ireland']) r, unnest(array['2026-12-25', '2026-12-28', '2027-01-01', '2027-02-01', '2027-03-17', '2027-03-29',
    '2027-05-03', '2027-06-07', '2027-08-02', '2027-10-25', '2027-12-27', '2027-12-28']) d) as x (region, day)
  join added_region a on a.id = x.region;

with line (region, position, number, name, about) as (values
  ('uk-wales', 1, '999', 'Ambulance, police, fire', 'When a life is in danger'),
  ('uk-wales', 2, '111', 'NHS 111 Wales', 'When you need help now and it is not an emergency. Press 2 for mental health'),
  ('uk-wales', 3, '116 123', 'Samaritans', 'To talk with somebody, at any hour, free'),
  ('uk-northern-ireland', 1, '999', 'Ambulance, police, fire', 'When a life is in danger'),
  ('uk-northern-ireland', 2, '0808 808 8000', 'Lifeline', 'When you are in distress or despair, at any hour, free'),
  ('uk-northern-ireland', 3, '116 123', 'Samaritans', 'To talk with somebody, at any hour, free'),
  ('ireland', 1, '112', 'Ambulance, Garda, fire (also 999)', 'When a life is in danger'),
  ('ireland', 2, '116 123', 'Samaritans', 'To talk with somebody, at any hour, free'),
  ('ireland', 3, '50808', 'Text About It', 'To write with somebody, at any hour: text HELLO to this number, free')),
put as (insert into crisis_line (region, position, number) select region, position, number from line join added_region a on a.id = line.region returning id, region, position)
insert into crisis_line_text (crisis_line, language, name, about)
  select put.id, 'en', line.name, line.about from put join line using (region, position);

insert into age_range (region, code, position)
  select a.id, code, position from added_region a, age_range where region = 'uk-england';
insert into age_range_text (region, code, language, label)
  select a.id, code, language, label from added_region a, age_range_text where region = 'uk-england';

insert into complaint_step (region, code, position, kind, phone, site) select x.* from (values
  ('uk-wales', 'service', 1, 'begin', null, null),
  ('uk-wales', 'months', 2, 'limit', null, null),
  ('uk-wales', 'llais', 3, 'help', '029 2023 5558', 'www.llaiswales.org'),
  ('uk-wales', 'psow', 4, 'after', '0300 790 0203', 'www.ombudsman.wales'),
  ('uk-northern-ireland', 'service', 1, 'begin', null, null),
  ('uk-northern-ireland', 'months', 2, 'limit', null, null),
  ('uk-northern-ireland', 'pcc', 3, 'help', '0800 917 0222', 'pcc-ni.net'),
  ('uk-northern-ireland', 'nipso', 4, 'after', '0800 34 34 24', 'www.nipso.org.uk'),
  ('ireland', 'service', 1, 'begin', null, null),
  ('ireland', 'hse', 2, 'begin', '1800 424 555', 'www2.hse.ie'),
  ('ireland', 'months', 3, 'limit', null, null),
  ('ireland', 'advocacy', 4, 'help', '0818 293 003', 'www.patientadvocacyservice.ie'),
  ('ireland', 'ombudsman', 5, 'after', '01 639 5600', 'www.ombudsman.ie')) as x (region, code, position, kind, phone, site)
  join added_region a on a.id = x.region;
insert into complaint_step_text (region, code, language, name, about) select x.* from (values
  ('uk-wales', 'service', 'en', 'The service itself', 'Tell somebody who works there, or ask for its concerns team. You can raise a concern by letter, by email, by telephone or in person.'),
  ('uk-wales', 'months', 'en', 'Twelve months', 'Usually you need to raise a concern within twelve months of what happened, or of when you learned of it. It may be taken later where you had a good reason.'),
  ('uk-wales', 'llais', 'en', 'Llais', 'Free, confidential and independent. It helps you raise a concern, and goes with you to meetings.'),
  ('uk-wales', 'psow', 'en', 'Public Services Ombudsman for Wales', 'For the NHS, care homes and public services, once the service has answered you and you are not content.'),
  ('uk-northern-ireland', 'service', 'en', 'The service itself', 'Tell somebody who works there, or ask for the complaints manager of the trust or practice. You can complain by letter, by email, by telephone or in person.'),
  ('uk-northern-ireland', 'months', 'en', 'Six months', 'Usually you need to complain within six months of when you learned of what happened, and not later than twelve months after it. It may be taken later where you had a good reason.'),
  ('uk-northern-ireland', 'pcc', 'en', 'Patient and Client Council', 'Free, confidential and independent. It helps you complain, and goes with you to meetings.'),
  ('uk-northern-ireland', 'nipso', 'en', 'Northern Ireland Public Services Ombudsman', 'For health and social care, once the service has answered you and you are not content.'),
  ('ireland', 'service', 'en', 'The service itself', 'Tell somebody who works there, or ask for its complaints officer. You can complain by letter, by email, by telephone or in person.'),
  ('ireland', 'hse', 'en', 'Your Service Your Say', 'The way to complain to the Health Service Executive about any of its services.'),
  ('ireland', 'months', 'en', 'Twelve months', 'Usually you need to complain within twelve months of what happened, or of when you learned of it. It may be taken later where you had a good reason.'),
  ('ireland', 'advocacy', 'en', 'Patient Advocacy Service', 'Free, confidential and independent. It helps you write a complaint about care in a public hospital or nursing home.'),
  ('ireland', 'ombudsman', 'en', 'Ombudsman', 'For public health and social care, once the service has answered you and you are not content.')) as x (region, code, language, name, about)
  join added_region a on a.id = x.region;
