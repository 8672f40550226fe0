-- What people write to the platform. Words and address are seen by those who answer, and blanked when they are no longer needed.
create table message (
  id          bigint generated always as identity primary key,
  region      text not null,
  topic       text not null check (topic in ('own-story', 'a-story', 'service', 'joining', 'privacy', 'complaint', 'other')),
  page        text not null default '',
  body        text not null,
  address     text not null default '',
  once        text not null unique,
  sent_at     timestamptz not null,
  answered_at timestamptz,
  answered_by bigint,
  blanked_at  timestamptz
);
create index message_open on message (region, sent_at) where answered_at is null;
