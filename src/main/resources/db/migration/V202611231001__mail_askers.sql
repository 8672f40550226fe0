-- Somebody who asks to take part, known by that request; and a contact at an organisation that has not joined.
alter table outbound_mail drop constraint outbound_mail_person_kind_check;
alter table outbound_mail add constraint outbound_mail_person_kind_check
  check (person_kind in ('author', 'person', 'writer', 'escalation', 'asker', 'contact'));
