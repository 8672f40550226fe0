-- How and where to complain in a region: rows, so that a region differs by data alone.
create table complaint_step (
  region   text not null references region,
  code     text not null,
  position int not null,
  kind     text not null check (kind in ('begin', 'limit', 'help', 'after')),
  phone    text,
  site     text,                               -- a host, without https://
  primary key (region, code)
);
create table complaint_step_text (
  region   text not null,
  code     text not null,
  language text not null,
  name     text not null,
  about    text not null,
  primary key (region, code, language),
  foreign key (region, code) references complaint_step
);
insert into complaint_step (region, code, position, kind, phone, site) values
  ('uk-england', 'service', 1, 'begin', null, null),
  ('uk-england', 'months', 2, 'limit', null, null),
  ('uk-england', 'ombudsman', 3, 'limit', null, null),
  ('uk-england', 'pals', 4, 'help', null, null),
  ('uk-england', 'advocacy', 5, 'help', null, null),
  ('uk-england', 'phso', 6, 'after', '0345 015 4033', 'www.ombudsman.org.uk'),
  ('uk-england', 'lgsco', 7, 'after', '0300 061 0614', 'www.lgo.org.uk'),
  ('uk-scotland', 'service', 1, 'begin', null, null),
  ('uk-scotland', 'care', 2, 'begin', '0345 600 9527', 'www.careinspectorate.com'),
  ('uk-scotland', 'months', 3, 'limit', null, null),
  ('uk-scotland', 'answered', 4, 'limit', null, null),
  ('uk-scotland', 'pass', 5, 'help', '0800 917 2127', 'pass-scotland.org.uk'),
  ('uk-scotland', 'spso', 6, 'after', '0800 377 7330', 'www.spso.org.uk');
insert into complaint_step_text (region, code, language, name, about) values
  ('uk-england', 'service', 'en', 'The service itself', 'Ask for its complaints procedure, or for its complaints manager. You can complain by letter, by email, by telephone or in person.'),
  ('uk-england', 'months', 'en', 'Twelve months', 'Usually you need to complain within twelve months of what happened, or of when you learned of it. It may be taken later where you had a good reason.'),
  ('uk-england', 'ombudsman', 'en', 'The ombudsman, too', 'It usually wants to hear from you within a year of when you learned of what happened. It may wait longer where the service took long to answer.'),
  ('uk-england', 'pals', 'en', 'Patient Advice and Liaison Service (PALS)', 'In hospitals. It listens, explains, and often puts things right without a complaint.'),
  ('uk-england', 'advocacy', 'en', 'An NHS complaints advocate', 'Free and independent. They help you write, and go with you to meetings. Your council or your local Healthwatch knows who it is where you live.'),
  ('uk-england', 'phso', 'en', 'Parliamentary and Health Service Ombudsman', 'For care by the NHS, once the service has answered you and you are not content.'),
  ('uk-england', 'lgsco', 'en', 'Local Government and Social Care Ombudsman', 'For care homes, care at home and councils, also where you pay for the care yourself.'),
  ('uk-scotland', 'service', 'en', 'The service itself', 'Tell somebody who works there, or ask for its complaints manager. You can complain by letter, by email, by telephone or in person.'),
  ('uk-scotland', 'care', 'en', 'Care Inspectorate', 'For a care home or care at home you can complain here directly, too.'),
  ('uk-scotland', 'months', 'en', 'Six months', 'Usually you need to complain within six months of what happened, or of when you learned of it, and not later than twelve months after it. It may be taken later where you had a good reason.'),
  ('uk-scotland', 'answered', 'en', 'Five days, then twenty', 'The service tries to put it right within five working days. Where it needs to look closer, it answers within twenty.'),
  ('uk-scotland', 'pass', 'en', 'Patient Advice and Support Service (PASS)', 'Free, confidential and independent of the NHS. They help you write and go through it with you.'),
  ('uk-scotland', 'spso', 'en', 'Scottish Public Services Ombudsman', 'For the NHS and public services, once the service has answered you and you are not content.');
