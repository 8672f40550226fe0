-- Drafts that somebody writes down for their author, or helps with until they hand over.
alter table telling_draft
  add column number       bigint generated always as identity,
  add column keeper       bigint references person,
  add column keeper_token text,
  add column received_on  date,
  add column subscription bigint references subscription,
  add column hand_hash    bytea,
  add column hand_until   timestamptz,
  add constraint telling_draft_number unique (number),
  add constraint telling_draft_hand unique (hand_hash),
  add check ((keeper is null) = (keeper_token is null));
comment on column telling_draft.keeper is 'in whose hands of the team or of an organisation it is; null where it is its author''s alone';
comment on column telling_draft.keeper_token is 'while somebody keeps it, it is found by its number and its keeper; this token opens nothing';
comment on column telling_draft.subscription is 'whose staff help with it, or helped';
comment on column telling_draft.hand_hash is 'of the code by which its author takes it over, once';
create index telling_draft_by_keeper on telling_draft (keeper) where keeper is not null;
