-- What came back: the letter that could not be delivered, and whose mailbox does not take any.
alter table outbound_mail add column bounced_at timestamptz;
alter table outbound_mail add column bounce text;           -- a status code such as 5.1.1, never words of the report
alter table outbound_mail add column away_at timestamptz;   -- an automatic answer came: nobody may be reading
create table dead_mailbox (
  person_kind text not null,
  person_id   bigint not null,
  since       timestamptz not null,
  bounce      text not null,
  primary key (person_kind, person_id)
);
create view staff_dead_mailbox as select person_id as person, since, bounce from dead_mailbox where person_kind = 'person';
-- Letters about stories to members: what became of each, without its words.
create view staff_letter as
  select id, occasion, subject_kind, subject_id, person_id as person, subscription, state, created_at, sent_at, bounced_at, away_at
  from outbound_mail where person_kind = 'person';
-- A contact for escalation is neither a member nor an author.
alter table outbound_mail drop constraint outbound_mail_person_kind_check;
alter table outbound_mail add constraint outbound_mail_person_kind_check check (person_kind in ('author', 'person', 'writer', 'escalation'));
