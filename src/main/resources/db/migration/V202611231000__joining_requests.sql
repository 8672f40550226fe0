-- Who would like to take part. Names and addresses are blanked a while after the decision; what was never proven is deleted.
create table join_request (
  id           bigint generated always as identity primary key,
  region       text not null references region,
  service      bigint references service,         -- none where it was named in words
  organisation text not null default '',          -- in the asker's words
  name         text not null,
  address      text not null,
  job_title    text not null default '',
  role_group   text not null,
  purpose      text not null check (purpose in ('answer', 'listen')),
  approver     text not null default '',          -- who there may say yes, in the asker's words
  once         text not null unique,
  token_hash   bytea not null unique,
  token_until  timestamptz not null,
  asked_at     timestamptz not null,
  proven_at    timestamptz,
  state        text not null default 'asked' check (state in ('asked', 'waiting', 'approved', 'declined')),
  subscription bigint references subscription,    -- whose administrators decide; none where operators do
  reason       text,
  decided_at   timestamptz,
  decided_by   bigint,
  blanked_at   timestamptz
);
create index join_request_waiting on join_request (region, proven_at) where state = 'waiting';
create index join_request_by_subscription on join_request (subscription, proven_at) where state = 'waiting';
create index join_request_unproven on join_request (token_until) where state = 'asked';

-- People with addresses of these domains may ask to belong to a subscription; where there are none, everybody may ask.
create table work_domain (
  subscription bigint not null references subscription,
  domain       text not null,
  primary key (subscription, domain)
);
