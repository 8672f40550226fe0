-- What a region asks besides the story: how care was, in its own words and scale, and how old somebody is. Data, per region.
create table rating_question (
  code     text primary key,
  region   text not null references region,
  position int not null
);
create table rating_question_text (
  question text not null references rating_question,
  language text not null,
  asked    text not null,
  primary key (question, language)
);
-- The best first; a value of null tells nothing ("I do not know").
create table rating_choice (
  question text not null references rating_question,
  code     text not null,
  position int not null,
  value    int,
  primary key (question, code)
);
create table rating_choice_text (
  question text not null,
  code     text not null,
  language text not null,
  label    text not null,
  primary key (question, code, language),
  foreign key (question, code) references rating_choice
);
create table age_range (
  region   text not null references region,
  code     text not null,
  position int not null,
  primary key (region, code)
);
create table age_range_text (
  region   text not null,
  code     text not null,
  language text not null,
  label    text not null,
  primary key (region, code, language),
  foreign key (region, code) references age_range
);
create view public_rating_question as
  select q.code, q.region, q.position, t.language, t.asked from rating_question q join rating_question_text t on t.question = q.code;
create view public_rating_choice as
  select c.question, c.code, c.position, c.value, t.language, t.label
  from rating_choice c join rating_choice_text t on t.question = c.question and t.code = c.code;

insert into rating_question (code, region, position) values
  ('fft', 'uk-england', 1), ('listened', 'uk-scotland', 1), ('decisions', 'uk-scotland', 2), ('together', 'uk-scotland', 3);
insert into rating_question_text (question, language, asked) values
  ('fft', 'en', 'Overall, how was your experience of this service?'),
  ('listened', 'en', 'They listened to me'),
  ('decisions', 'en', 'I had a say in what was decided'),
  ('together', 'en', 'The people who looked after me worked well together');
insert into rating_choice (question, code, position, value) values
  ('fft', 'very-good', 1, 5), ('fft', 'good', 2, 4), ('fft', 'neither', 3, 3), ('fft', 'poor', 4, 2), ('fft', 'very-poor', 5, 1), ('fft', 'unknown', 6, null);
insert into rating_choice (question, code, position, value)
  select q, c, p, v from unnest(array['listened', 'decisions', 'together']) q,
    (values ('always', 1, 4), ('mostly', 2, 3), ('sometimes', 3, 2), ('never', 4, 1), ('unknown', 5, null)) as x (c, p, v);
insert into rating_choice_text (question, code, language, label) values
  ('fft', 'very-good', 'en', 'Very good'), ('fft', 'good', 'en', 'Good'), ('fft', 'neither', 'en', 'Neither good nor poor'),
  ('fft', 'poor', 'en', 'Poor'), ('fft', 'very-poor', 'en', 'Very poor'), ('fft', 'unknown', 'en', 'I do not know');
insert into rating_choice_text (question, code, language, label)
  select q, c, 'en', l from unnest(array['listened', 'decisions', 'together']) q,
    (values ('always', 'Yes, always'), ('mostly', 'Mostly'), ('sometimes', 'Sometimes'), ('never', 'No'), ('unknown', 'It does not fit, or I do not know')) as x (c, l);
insert into age_range (region, code, position)
  select r, c, p from unnest(array['uk-england', 'uk-scotland']) r,
    (values ('0-15', 1), ('16-24', 2), ('25-34', 3), ('35-44', 4), ('45-54', 5), ('55-64', 6), ('65-74', 7), ('75-84', 8), ('85', 9)) as x (c, p);
insert into age_range_text (region, code, language, label)
  select r, c, 'en', l from unnest(array['uk-england', 'uk-scotland']) r,
    (values ('0-15', 'Under 16'), ('16-24', '16 to 24'), ('25-34', '25 to 34'), ('35-44', '35 to 44'), ('45-54', '45 to 54'), ('55-64', '55 to 64'),
            ('65-74', '65 to 74'), ('75-84', '75 to 84'), ('85', '85 or older')) as x (c, l);
