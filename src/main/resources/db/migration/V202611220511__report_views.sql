-- What people read, per day. A view is defined in the glossary.
create table view_count (
  kind  text not null check (kind in ('story', 'response', 'service', 'post')),
  id    bigint not null,
  day   date not null,
  views bigint not null,
  primary key (kind, id, day)
);
create view public_view_count as select kind, id, day, views from view_count;
