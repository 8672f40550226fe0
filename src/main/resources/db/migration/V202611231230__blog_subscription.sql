-- For which organisation somebody wrote a post: what happens to it is told to them while they belong there. None: before this was kept.
alter table post add column subscription bigint references subscription;
