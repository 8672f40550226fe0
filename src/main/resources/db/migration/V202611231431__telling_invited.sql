-- The invitation link by which somebody came to tell.
alter table telling_draft add column invitation bigint references invitation;
