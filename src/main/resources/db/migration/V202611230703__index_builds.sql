-- Somebody asked for the indexes to be built anew; each node does so for its own, and says when it has.
create table index_wish (
  id       bigint generated always as identity primary key,
  asked_at timestamptz not null
);
create table index_built (
  wish     bigint not null references index_wish,
  node     text not null,
  stories  int not null,
  built_at timestamptz not null,
  primary key (wish, node)
);
