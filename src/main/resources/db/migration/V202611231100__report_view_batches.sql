-- Which batch of views each running node has written last: one that is tried again after a lost answer counts once.
create table view_batch (
  node       uuid primary key,
  batch      bigint not null,
  written_at timestamptz not null
);
