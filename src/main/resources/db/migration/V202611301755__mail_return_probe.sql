-- Letters to ourselves that show whether what comes back arrives with its token. The newest few are kept.
create table return_probe (
  token      text primary key,
  message_id text not null unique,
  sent_at    timestamptz not null,
  seen_at    timestamptz,
  refused_at timestamptz
);
create view count_return_probe as select sent_at, seen_at, refused_at from return_probe;
