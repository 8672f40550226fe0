-- One row that is written to find out whether a write would succeed.
create table site_probe (
  id int primary key check (id = 1),
  at timestamptz not null
);
insert into site_probe (id, at) values (1, timestamptz 'epoch');
