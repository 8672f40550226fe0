-- What each feature is called: a feature is data from its name to the rights that it opens.
create table feature (
  id       text primary key,
  position int not null
);
create table feature_text (
  feature  text not null references feature,
  language text not null,
  name     text not null,
  primary key (feature, language)
);
insert into feature (id, position) values ('tags', 10), ('exports', 20), ('posts', 30);
insert into feature_text (feature, language, name) values
  ('tags', 'en', 'Tags of your own'), ('exports', 'en', 'Lists as files'), ('posts', 'en', 'Posts on the blog');
insert into feature (id, position)
  select f, 100 from (select feature from level_feature union select feature from feature_right union select feature from subscription_feature) x (f)
  on conflict do nothing;
alter table level_feature add foreign key (feature) references feature;
alter table feature_right add foreign key (feature) references feature;
alter table subscription_feature add foreign key (feature) references feature;
