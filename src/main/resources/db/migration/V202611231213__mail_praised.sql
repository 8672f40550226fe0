-- A member of staff to whom an author's words are passed on, known by that: looked up anew when the letter leaves.
alter table outbound_mail drop constraint outbound_mail_person_kind_check;
alter table outbound_mail add constraint outbound_mail_person_kind_check
  check (person_kind in ('author', 'person', 'writer', 'escalation', 'asker', 'contact', 'praised'));
