-- Many stories that are alike, or that no person typed, stand as one item on the desk: each waits, none is dropped.
alter table review
  add column likeness bigint,
  add column flood    bigint references review;
create index review_lately on review (region, opened_at) where kind = 'story' and state = 'open' and likeness is not null;
create index review_by_flood on review (flood) where flood is not null;
alter table telling_draft add column machine boolean not null default false;
alter table story_aside add column machine boolean not null default false;
