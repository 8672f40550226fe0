-- By what the return address carries a report finds its letter, whatever a relay makes of the Message-ID.
alter table outbound_mail add column return_token text unique;
-- One failure for good may be a mistake of a server: a mailbox is believed dead after several, of letters that left apart.
create table failing_mailbox (
  person_kind text not null,
  person_id   bigint not null,
  letter      bigint not null,
  failed_at   timestamptz not null,
  bounce      text not null,
  primary key (person_kind, person_id, letter)
);
