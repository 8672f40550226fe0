-- Which letters an author wants, and the one address that stops them all without signing in.
create table author_letters (
  author     bigint primary key references author on delete cascade,
  stop_token text not null unique default replace(gen_random_uuid()::text, '-', ''),
  unwanted   text[] not null default '{}',
  stopped_at timestamptz
);
