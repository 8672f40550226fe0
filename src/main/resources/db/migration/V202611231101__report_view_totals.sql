-- What each page was read in all, written in the same statement as the days: a sum over a million stories reads one row of each.
create table view_total (
  kind  text not null,
  id    bigint not null,
  views bigint not null,
  primary key (kind, id)
);
insert into view_total (kind, id, views) select kind, id, sum(views) from view_count group by kind, id;
create view public_view_total as select kind, id, views from view_total;
