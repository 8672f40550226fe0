-- Somebody who wrote to us without being an author or a person here: known by what they wrote.
alter table outbound_mail drop constraint outbound_mail_person_kind_check;
alter table outbound_mail add constraint outbound_mail_person_kind_check check (person_kind in ('author', 'person', 'writer'));
