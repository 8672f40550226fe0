-- Roles are data: what each is called, and what it may do.
create table role (
  id              text primary key,
  position        int not null,
  in_subscription boolean not null             -- given inside a subscription by its administrators; else by operators
);
create table role_text (
  role     text not null references role,
  language text not null,
  name     text not null,
  about    text not null,
  primary key (role, language)
);
insert into role (id, position, in_subscription) values
  ('member', 10, true), ('reader', 20, true), ('contractor', 30, true), ('responder', 40, true),
  ('safeguarding-lead', 50, true), ('administrator', 60, true),
  ('moderator', 110, false), ('senior-moderator', 120, false), ('support', 130, false), ('operator', 140, false);
insert into role_text (role, language, name, about) values
  ('member', 'en', 'Member', 'Reads stories with their criticality, gets alerts, adds tags of their own.'),
  ('reader', 'en', 'Reader', 'Reads, searches and gets alerts, and changes nothing. For regulators and boards.'),
  ('contractor', 'en', 'Contractor', 'Answers stories without seeing anything about who told them.'),
  ('responder', 'en', 'Responder', 'All that a member does, and answers stories and writes posts.'),
  ('safeguarding-lead', 'en', 'Safeguarding lead', 'Reads everything in scope and may open a story in an emergency, with a reason.'),
  ('administrator', 'en', 'Administrator', 'All that a responder does, and looks after members, their alerts and what they may see.'),
  ('moderator', 'en', 'Moderator', 'Reads and decides on what people send.'),
  ('senior-moderator', 'en', 'Senior moderator', 'Also decides where two are needed.'),
  ('support', 'en', 'Support', 'Helps organisations to take part. Sees no originals and no author.'),
  ('operator', 'en', 'Operator', 'Looks after the site.');
alter table role_right add foreign key (role) references role;
alter table role_grant add foreign key (role) references role;

-- What may be done, and which of it a subscription must have as a feature.
create table permit (
  id       text primary key,
  position int not null
);
insert into permit (id, position) values
  ('read-scope', 10), ('see-criticality', 20), ('see-author', 30), ('tag', 40), ('export', 50), ('respond', 60), ('respond-for', 70),
  ('post', 80), ('emergency', 90), ('administer', 100),
  ('moderate', 210), ('moderate-senior', 220), ('support', 230), ('operate', 240);
insert into role_right (role, permit) values
  ('member', 'see-criticality'), ('member', 'see-author'), ('member', 'tag'), ('member', 'export'),
  ('reader', 'read-scope'), ('reader', 'see-criticality'), ('reader', 'export'),
  ('contractor', 'read-scope'), ('contractor', 'see-criticality'), ('contractor', 'respond'),
  ('responder', 'see-criticality'), ('responder', 'see-author'), ('responder', 'tag'), ('responder', 'export'),
  ('safeguarding-lead', 'read-scope'), ('safeguarding-lead', 'see-criticality'), ('safeguarding-lead', 'see-author'),
  ('safeguarding-lead', 'tag'), ('safeguarding-lead', 'emergency'),
  ('administrator', 'see-criticality'), ('administrator', 'see-author'), ('administrator', 'tag'), ('administrator', 'export'),
  ('administrator', 'respond-for'), ('administrator', 'emergency');
alter table role_right add foreign key (permit) references permit;

-- How many members a level may have; null for as many as there are.
create table subscription_level (
  level        text primary key check (level in ('registration', 'subscription')),
  most_members int
);
insert into subscription_level (level, most_members) values ('registration', 10), ('subscription', null);

-- Features are data too: each level has some, and a subscription may have one more or one fewer.
create table level_feature (
  level   text not null check (level in ('registration', 'subscription')),
  feature text not null,
  primary key (level, feature)
);
create table feature_right (
  feature text not null,
  permit  text not null references permit,
  primary key (feature, permit)
);
create table subscription_feature (
  subscription bigint not null references subscription,
  feature      text not null,
  granted      boolean not null,
  primary key (subscription, feature)
);
insert into feature_right (feature, permit) values ('tags', 'tag'), ('exports', 'export'), ('posts', 'post');
insert into level_feature (level, feature) values
  ('subscription', 'tags'), ('subscription', 'exports'), ('subscription', 'posts');

create view staff_permit as
  select s.id as subscription, p.id as permit from subscription s cross join permit p
  where not exists (select from feature_right f where f.permit = p.id)
     or exists (select from feature_right f
                left join subscription_feature o on o.subscription = s.id and o.feature = f.feature
                left join level_feature l on l.level = s.level and l.feature = f.feature
                where f.permit = p.id and coalesce(o.granted, l.feature is not null));

-- A role may be held over a part of the scope, and over stories of some criticality.
alter table role_grant add column least smallint not null default 0 check (least between 0 and 5);
alter table role_grant add column most smallint not null default 5 check (most between 0 and 5);
alter table role_grant add column given_by bigint references person;
alter table role_grant add check (least <= most);
create table role_grant_service (
  grant_id bigint not null references role_grant,
  service  bigint not null references service,
  primary key (grant_id, service)
);

-- Frozen in one subscription: no role there counts until it is thawed.
create table frozen_member (
  person       bigint not null references person,
  subscription bigint not null references subscription,
  since        timestamptz not null,
  primary key (person, subscription)
);
-- While somebody is away a colleague stands in, with their rights but for those over other members.
create table cover (
  id           bigint generated always as identity primary key,
  subscription bigint not null references subscription,
  absent       bigint not null references person,
  deputy       bigint not null references person,
  since        timestamptz not null,
  until        timestamptz not null,
  created_at   timestamptz not null,
  ended_at     timestamptz,
  check (absent <> deputy), check (since < until)
);
create index cover_by_deputy on cover (deputy, subscription);
create index cover_by_absent on cover (absent, subscription);
-- A story outside somebody's own part of the scope, opened for a while because it could not wait.
create table emergency_access (
  id           bigint generated always as identity primary key,
  person       bigint not null references person,
  subscription bigint not null references subscription,
  story        bigint not null,
  reason       text not null,
  since        timestamptz not null,
  until        timestamptz not null
);
create index emergency_access_by_person on emergency_access (person, subscription, story);
create index emergency_access_by_subscription on emergency_access (subscription, since desc);

-- Roles name their subscription as text.
create index subscription_as_text on subscription ((id::text));

-- What each role that runs, ran or will run allows, and to whom. Rights only ever add up, so that no two roles can
-- cancel each other. Terms are days in UTC. The holder is whose role it is, where a colleague stands in.
create view staff_right as
  with held as not materialized (
    select g.id, g.person, g.role, s.id as subscription, g.least, g.most, r.permit,
      greatest(g.since, s.since::timestamp at time zone 'UTC') as since,
      least(g.until, (s.until + 1)::timestamp at time zone 'UTC') as until
    from role_grant g
    join subscription s on s.id::text = g.scope_id
    join person p on p.id = g.person and p.frozen_at is null
    join role_right r on r.role = g.role
    join staff_permit f on f.subscription = s.id and f.permit = r.permit
    where g.scope_kind = 'subscription'
      and not exists (select from frozen_member z where z.person = g.person and z.subscription = s.id)
  )
  select h.person, h.subscription, h.role, h.permit, h.id as grant_id, h.person as holder, h.least, h.most, h.since, h.until from held h
  union all
  select c.deputy, h.subscription, h.role, h.permit, h.id, h.person, h.least, h.most, greatest(h.since, c.since),
    least(h.until, c.until, c.ended_at)
  from held h
  join cover c on c.subscription = h.subscription and c.absent = h.person
  join person d on d.id = c.deputy and d.frozen_at is null
  where h.permit not in ('administer', 'emergency')
    and not exists (select from frozen_member z where z.person = c.deputy and z.subscription = c.subscription);

-- The services at the top of what a role covers: the whole scope, or the part of it that the role was given for.
create view staff_top as
  select g.id as grant_id, c.service from role_grant g join subscription_scope c on c.subscription::text = g.scope_id
  where g.scope_kind = 'subscription' and not exists (select from role_grant_service x where x.grant_id = g.id)
  union
  select g.id, x.service from role_grant g join role_grant_service x on x.grant_id = g.id
  join public_service_ancestor a on a.service = x.service
  join subscription_scope c on c.subscription::text = g.scope_id and c.service = a.ancestor
  where g.scope_kind = 'subscription'
  union
  select g.id, c.service from role_grant g join role_grant_service x on x.grant_id = g.id
  join subscription_scope c on c.subscription::text = g.scope_id
  join public_service_ancestor a on a.service = c.service and a.ancestor = x.service
  where g.scope_kind = 'subscription';

create view staff_reach as
  select r.*, t.service from staff_right r join staff_top t on t.grant_id = r.grant_id;

create view staff_cover as
  select c.subscription, c.absent, c.deputy, c.since, least(c.until, c.ended_at) as until from cover c
  join person d on d.id = c.deputy and d.frozen_at is null
  where not exists (select from frozen_member z where z.person = c.deputy and z.subscription = c.subscription);

create view staff_emergency as
  select e.person, e.subscription, e.story, e.since, e.until from emergency_access e
  join person p on p.id = e.person and p.frozen_at is null
  where not exists (select from frozen_member f where f.person = e.person and f.subscription = e.subscription);

create or replace view staff_member as
  select g.person, g.role, g.scope_id::bigint as subscription, g.since, g.until, p.name, p.job_title, p.role_group
  from role_grant g join person p on p.id = g.person and p.frozen_at is null
  where g.scope_kind = 'subscription'
    and not exists (select from frozen_member f where f.person = g.person and f.subscription::text = g.scope_id);
create or replace view count_member as
  select g.scope_id::bigint as subscription, g.role, g.person, g.since, g.until, p.role_group, p.picture is not null as has_picture
  from role_grant g join person p on p.id = g.person and p.frozen_at is null
  where g.scope_kind = 'subscription'
    and not exists (select from frozen_member f where f.person = g.person and f.subscription::text = g.scope_id);
-- Every role that is held, also where it counts for nothing at the moment, to say why.
create view staff_grant as
  select g.id as grant_id, g.person, s.id as subscription, g.role, g.least, g.most, g.until as ended,
    greatest(g.since, s.since::timestamp at time zone 'UTC') as since,
    least(g.until, (s.until + 1)::timestamp at time zone 'UTC') as until,
    p.frozen_at is not null or exists (select from frozen_member z where z.person = g.person and z.subscription = s.id) as frozen
  from role_grant g join subscription s on s.id::text = g.scope_id join person p on p.id = g.person
  where g.scope_kind = 'subscription';
-- By which addresses the members of a subscription are known there.
create view staff_address as
  select s.id as subscription, p.id as person, p.address from role_grant g
  join subscription s on s.id::text = g.scope_id join person p on p.id = g.person
  where g.scope_kind = 'subscription' and g.until is null;
-- Which services somebody calls their own.
create view staff_own_service as select person, service from person_own_service;
