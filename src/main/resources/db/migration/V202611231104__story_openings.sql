-- By which groups of staff a story was opened in an organisation: no name and no time is kept.
create table story_opening (
  story        bigint not null references story,
  subscription bigint not null references subscription,
  role_group   text not null,
  primary key (story, subscription, role_group)
);
create view staff_story_opening as select story, subscription, role_group from story_opening;
