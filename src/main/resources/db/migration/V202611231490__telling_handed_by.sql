-- Who handed a story over may show a fresh code for as long as nobody has taken it; nothing else of it is theirs any more.
alter table telling_draft add column handed_by bigint references person,
  add check (handed_by is null or hand_hash is not null);
comment on column telling_draft.handed_by is 'who handed it over, until its author takes it; nothing of what is written is found by it';
create index telling_draft_by_handed on telling_draft (handed_by) where handed_by is not null;
