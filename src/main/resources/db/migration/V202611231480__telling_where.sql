-- The question that an author had before them last: who comes back goes on there.
alter table telling_draft add column step text;
