-- Devices that persons signed in from: guesses from elsewhere do not use up their tries.
create table known_device (
  token_hash bytea not null,
  person     bigint not null references person,
  used_at    timestamptz not null,
  primary key (token_hash, person)
);
create index known_device_by_age on known_device (used_at);
