-- Where one click stops letters of this kind, as the header says that mail programs show as a button.
alter table outbound_mail add column stop text;
