-- Who wants a list applied, which need not be who sent it: with their rights it is done.
alter table member_upload add column confirmed_by bigint references person;
update member_upload set confirmed_by = person where confirmed_at is not null;
