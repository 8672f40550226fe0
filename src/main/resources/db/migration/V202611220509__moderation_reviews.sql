-- One queue for stories, responses, replies and comments.
create table review (
  id         bigint generated always as identity primary key,
  kind       text not null check (kind in ('story', 'response', 'reply', 'comment')),
  subject    bigint not null,
  region     text not null references region,
  state      text not null check (state in ('open', 'decided')),
  pinned     boolean not null default false,
  flags      text[] not null default '{}',
  revision   int not null default 1,
  opened_at  timestamptz not null,
  decided_at timestamptz,
  viewer     bigint references person,           -- who has it open, and since when
  viewed_at  timestamptz,
  unique (kind, subject)
);
create index review_open on review (region, pinned desc, opened_at) where state = 'open';

create table review_step (
  id                 bigint generated always as identity primary key,
  review             bigint not null references review,
  person             bigint not null references person,
  act                text not null check (act in ('edited', 'published', 'held', 'rejected', 'pulled', 'note')),
  reason             text not null default '',
  note               text not null default '',   -- to the author; never public
  at                 timestamptz not null,
  version_before     int,
  version_after      int,
  criticality_before smallint,
  criticality_after  smallint
);
create index review_step_by_review on review_step (review);
create index review_step_by_time on review_step (at desc);

create view public_log as
  select t.id, r.kind, r.region, t.act, t.reason, t.at,
         case when t.act in ('published', 'pulled') then r.subject end as subject
  from review_step t join review r on r.id = t.review
  where t.act <> 'note' and (t.act in ('pulled', 'rejected', 'edited') or t.act = 'published');
