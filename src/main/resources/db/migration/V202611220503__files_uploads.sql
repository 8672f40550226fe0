create table upload (
  id         text primary key,           -- 128-bit random, never guessed
  kind       text not null,
  media_type text not null,
  bytes      bytea not null,
  created_at timestamptz not null
);
create view public_upload as select id, media_type, bytes from upload where kind = 'portrait';
