-- What an organisation says about a story in public: a word of the vocabulary, and what it says.
alter table staff_tag drop constraint staff_tag_visibility_check;
alter table staff_tag add constraint staff_tag_visibility_check check (visibility in ('private', 'shared', 'public'));
alter table staff_tag add column question text check (question in ('good', 'improve', 'feel', 'neutral'));
alter table staff_tag add constraint staff_tag_says_something check ((visibility = 'public') = (question is not null));
create unique index staff_tag_public on staff_tag (story, subscription, tag) where visibility = 'public';

create or replace view staff_story_tag as
  select story, tag, visibility, person, subscription from staff_tag where visibility in ('private', 'shared');
create view public_staff_tag as
  select t.story, t.question, t.tag, b.holder as organisation
  from staff_tag t join story s on s.id = t.story and s.state = 'published' join subscription b on b.id = t.subscription
  where t.visibility = 'public';

-- How many tags one person (private) or one organisation (shared, public) may put on one story.
create table staff_tag_rule (
  visibility text primary key check (visibility in ('private', 'shared', 'public')),
  most       int not null check (most between 0 and 100)
);
insert into staff_tag_rule (visibility, most) values ('private', 20), ('shared', 20), ('public', 6);

-- What a moderator took off an organisation may not say again of that story, until a moderator lets it.
create table staff_tag_taken_off (
  id           bigint generated always as identity primary key,
  story        bigint not null references story,
  subscription bigint not null references subscription,
  tag          text not null,
  reason       text not null,
  at           timestamptz not null,
  unique (story, subscription, tag)
);
