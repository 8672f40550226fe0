-- What rooms above see of a person: how they are called and reached, and whether their account is stopped.
create view staff_account as
  select id, name, address, job_title, role_group, frozen_at is not null as frozen, totp_since is not null as second_factor
  from person;
-- Types that moved to the rooms people, subscriptions and access: what has not been heard yet finds them.
update event_publication set event_type = 'org.candour.subscriptions.ScopeChanged'
where event_type = 'org.candour.accounts.ScopeChanged';
update event_publication set event_type = 'org.candour.access.MemberAddresses$AddressWished'
where event_type = 'org.candour.accounts.Credentials$AddressWished';
update event_publication set event_type = 'org.candour.access.Covers$Ended'
where event_type = 'org.candour.accounts.Covers$Ended';
-- A session names the type that it keeps of who signed in. That type moved too: everybody signs in once more.
delete from spring_session;
-- In which language a region speaks first: names of services are looked up in it.
create view public_region_language as select id, language from region;
