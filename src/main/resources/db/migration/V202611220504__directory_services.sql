create table region (
  id               text primary key,
  position         int not null,
  host             text unique,
  country          text not null,            -- ISO code, to offer a visitor their own region
  zone             text not null,
  language         text not null,
  release_minutes  int not null default 5,   -- between a decision and the public seeing it
  advised_words    int not null default 1000,
  accepted_words   int not null default 5000,
  years_back       int not null default 3,
  opens            time not null default '08:00',
  closes           time not null default '18:00',
  friday_closes    time not null default '16:00'
);
create table region_text (
  region   text not null references region,
  language text not null,
  name     text not null,
  people   text not null,                     -- "people in England"
  primary key (region, language)
);
create table region_holiday (
  region text not null references region,
  day    date not null,
  primary key (region, day)
);
create table crisis_line (
  id       bigint generated always as identity primary key,
  region   text not null references region,
  position int not null,
  number   text not null,
  unique (region, position)
);
create table crisis_line_text (
  crisis_line bigint not null references crisis_line,
  language    text not null,
  name        text not null,
  about       text not null,
  primary key (crisis_line, language)
);

create table service (
  id           bigint generated always as identity primary key,
  region       text not null references region,
  kind         text not null,
  organisation boolean not null default false,
  placeholder  boolean not null default false,  -- a parent we were told of, but not told about
  opened_on    date,
  closed_on    date,
  postcode     text,
  town         text,
  latitude     double precision,
  longitude    double precision,
  website      text,
  source       text,
  created_at   timestamptz not null
);
create index service_by_region on service (region);
create index service_by_postcode on service (replace(postcode, ' ', '') text_pattern_ops);

create table service_text (
  service  bigint not null references service,
  language text not null,
  name     text not null,
  about    text,
  primary key (service, language)
);
create table service_code (
  scheme  text not null,
  code    text not null check (code = upper(code)),
  service bigint not null references service,
  primary key (scheme, code)
);
create index service_code_by_service on service_code (service);

-- One parent at a time, dated.
create table service_parent (
  service bigint not null references service,
  parent  bigint not null references service,
  since   date not null,
  until   date,
  primary key (service, parent, since),
  check (service <> parent)
);
create unique index service_parent_now on service_parent (service) where until is null;
create index service_children_now on service_parent (parent) where until is null;

-- The closure of the tree as it stands now; every service is its own ancestor at depth 0.
create table service_ancestor (
  service  bigint not null references service,
  ancestor bigint not null references service,
  depth    int not null,
  primary key (service, ancestor)
);
create index service_ancestor_down on service_ancestor (ancestor, service);

-- Names as people type them: lower case, without apostrophes and other signs.
create function plain(typed text) returns text language sql immutable as $$
  select trim(regexp_replace(regexp_replace(lower($1), '[''’]', '', 'g'), '[^[:alnum:]]+', ' ', 'g'))
$$;

-- Words by which a service is found: its name, town, postcode and parents' names, lower case.
create extension if not exists pg_trgm;
create table service_find (
  service bigint primary key references service,
  name    text not null,
  words   text not null
);
create index service_find_words on service_find using gin (words gin_trgm_ops);
create index service_find_name on service_find using gin (name gin_trgm_ops);

create view public_region as
  select r.id, r.position, r.country, r.zone, r.language as main_language, t.language, t.name, t.people
  from region r join region_text t on t.region = r.id;
create view public_service as
  select s.id, s.region, s.kind, s.organisation, s.placeholder, s.opened_on, s.closed_on, s.postcode, s.town,
         s.latitude, s.longitude, s.website, t.language, t.name, t.about,
         (select p.parent from service_parent p where p.service = s.id and p.until is null) as parent,
         (select c.scheme || '-' || c.code from service_code c where c.service = s.id order by c.scheme, c.code limit 1) as code
  from service s join service_text t on t.service = s.id;
create view public_service_code as select scheme, code, service from service_code;
create view public_service_ancestor as select service, ancestor, depth from service_ancestor;

insert into region (id, position, country, zone, language) values
  ('uk-england', 1, 'GB', 'Europe/London', 'en'),
  ('uk-scotland', 2, 'GB', 'Europe/London', 'en');
insert into region_text (region, language, name, people) values
  ('uk-england', 'en', 'England', 'people in England'),
  ('uk-scotland', 'en', 'Scotland', 'people in Scotland');
insert into region_holiday (region, day) values
  ('uk-england', '2026-12-25'), ('uk-england', '2026-12-28'), ('uk-england', '2027-01-01'), ('uk-england', '2027-03-26'),
  ('uk-england', '2027-03-29'), ('uk-england', '2027-05-03'), ('uk-england', '2027-05-31'), ('uk-england', '2027-08-30'),
  ('uk-england', '2027-12-27'), ('uk-england', '2027-12-28'),
  ('uk-scotland', '2026-11-30'), ('uk-scotland', '2026-12-25'), ('uk-scotland', '2026-12-28'), ('uk-scotland', '2027-01-01'),
  ('uk-scotland', '2027-01-04'), ('uk-scotland', '2027-03-26'), ('uk-scotland', '2027-05-03'), ('uk-scotland', '2027-05-31'),
  ('uk-scotland', '2027-08-02'), ('uk-scotland', '2027-11-30'), ('uk-scotland', '2027-12-27'), ('uk-scotland', '2027-12-28');
with line as (
  insert into crisis_line (region, position, number)
  select r.id, l.position, l.number
  from region r cross join (values (1, '999'), (2, '111'), (3, '116 123')) as l (position, number)
  returning id, region, position
)
insert into crisis_line_text (crisis_line, language, name, about)
select line.id, 'en', t.name, t.about from line
join (values
  (1, 'Emergency', 'If a life is in danger now'),
  (2, 'NHS 111', 'If you need help today, at any hour'),
  (3, 'Samaritans', 'If you need someone to listen, at any hour')) as t (position, name, about) on t.position = line.position;
