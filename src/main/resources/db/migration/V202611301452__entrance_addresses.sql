-- A person's wish for another address, until whoever reads the mail of the new one says yes. Gone after thirty days.
create table address_change (
  id          bigint generated always as identity primary key,
  person      bigint not null references person,
  before      text not null,
  address     text not null,
  token_hash  bytea not null unique,
  asked_at    timestamptz not null,
  expires_at  timestamptz not null,
  done_at     timestamptz
);
create index address_change_by_age on address_change (asked_at);
