-- What staff call a story: for themselves, or for everybody in their subscription. Never public.
create table staff_tag (
  id           bigint generated always as identity primary key,
  story        bigint not null references story,
  tag          text not null,
  visibility   text not null check (visibility in ('private', 'shared')),
  person       bigint not null references person,
  subscription bigint not null references subscription,
  added_at     timestamptz not null
);
create unique index staff_tag_private on staff_tag (story, person, tag) where visibility = 'private';
create unique index staff_tag_shared on staff_tag (story, subscription, tag) where visibility = 'shared';
create index staff_tag_by_person on staff_tag (person, tag) where visibility = 'private';
create index staff_tag_by_subscription on staff_tag (subscription, tag) where visibility = 'shared';
create view staff_story_tag as select story, tag, visibility, person, subscription from staff_tag;
