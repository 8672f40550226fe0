create table level (
  version int not null,
  number  int not null check (number between 1 and 9),
  primary key (version, number)
);
create table level_text (
  version  int not null,
  number   int not null,
  language text not null,
  name     text not null,
  summary  text not null,
  looks    text[] not null,
  next     text not null,
  primary key (version, number, language),
  foreign key (version, number) references level
);
create table assessment (
  id            bigint generated always as identity primary key,
  organisation  bigint not null references service,
  subscription  bigint not null references subscription,
  person        bigint not null references person,
  writer_name   text not null,
  job_title     text not null,
  level_version int not null,
  current_level int not null,
  why           text not null check (why <> ''),
  aspired_level int not null,
  aspired_by    date,
  visibility    text not null check (visibility in ('private', 'public')),
  made_at       timestamptz not null,
  foreign key (level_version, current_level) references level (version, number),
  foreign key (level_version, aspired_level) references level (version, number)
);
create index assessment_by_organisation on assessment (organisation, made_at desc);
create view public_level as select version, number, language, name, summary, looks, next from level_text;
create view public_assessment as
  select id, organisation, writer_name, job_title, level_version, current_level, why, aspired_level, aspired_by, made_at
  from assessment where visibility = 'public';
