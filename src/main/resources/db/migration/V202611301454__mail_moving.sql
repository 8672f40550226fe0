-- Who changes their address is told at both.
alter table outbound_mail drop constraint outbound_mail_person_kind_check;
alter table outbound_mail add constraint outbound_mail_person_kind_check
  check (person_kind in ('author', 'person', 'writer', 'escalation', 'asker', 'contact', 'praised', 'moving', 'moved'));
