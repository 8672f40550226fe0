-- One row per occasion × subject × person: sending twice cannot be asked for.
create table outbound_mail (
  id           bigint generated always as identity primary key,
  occasion     text not null,
  subject_kind text not null,
  subject_id   bigint not null,
  person_kind  text not null check (person_kind in ('author', 'person')),
  person_id    bigint not null,
  subscription bigint,
  region       text not null,
  message_id   text not null unique,
  subject_line text not null,
  body_text    text,
  body_html    text,
  state        text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'cancelled')),
  attempts     int not null default 0,
  next_at      timestamptz not null,
  created_at   timestamptz not null,
  sent_at      timestamptz,
  purged_at    timestamptz,
  last_error   text,
  unique (occasion, subject_kind, subject_id, person_kind, person_id)
);
create index outbound_mail_waiting on outbound_mail (next_at, id) where state = 'waiting';
create index outbound_mail_by_subject on outbound_mail (subject_kind, subject_id);
create index outbound_mail_unpurged on outbound_mail (created_at) where purged_at is null;
