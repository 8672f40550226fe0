-- What an author says to what a moderator made of a story: it is fine so, other words instead, or that another moderator should look.
create table review_objection (
  id         bigint generated always as identity primary key,
  review     bigint not null references review,
  version    int not null,                     -- the one that the author saw
  act        text not null check (act in ('accepted', 'rephrased', 'appealed')),
  words      text not null default '',         -- the author's; never public
  at         timestamptz not null,
  settled_by bigint references review_step,
  settled_at timestamptz
);
create index review_objection_by_review on review_objection (review);
create unique index review_objection_open on review_objection (review) where settled_by is null and act <> 'accepted';
create unique index review_objection_accepted on review_objection (review, version) where act = 'accepted';
alter table review_step drop constraint review_step_act_check;
alter table review_step add constraint review_step_act_check
  check (act in ('edited', 'filed', 'untagged', 'published', 'kept', 'held', 'rejected', 'pulled', 'note'));
