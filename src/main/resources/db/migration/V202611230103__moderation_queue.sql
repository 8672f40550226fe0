-- The age of what waits, for the operator.
create view count_review as select id, kind, region, pinned, opened_at from review where state = 'open';
