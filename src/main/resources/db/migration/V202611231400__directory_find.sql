-- What services are found by, one row each, whole: whoever keeps an index reads it in slices and asks no other table. Words
-- are no longer searched in here. Each row says which transaction wrote it last: what another snapshot did not see is new.
drop table service_find;
create table service_find (
  service      bigint primary key references service,
  region       text not null,
  kind         text not null,
  placeholder  boolean not null,
  closed_on    date,
  names        text not null,             -- in every language; one a line, as in all that follows
  former       text not null,             -- what it was called before, and who it goes on for
  above        text not null,             -- names of everything above it, the nearest first
  above_former text not null,
  codes        text not null,             -- 'ods-rth02'
  town         text,
  postcode     text,
  near_town    text,                      -- its own, or that of the next thing above it that has one
  near_postcode text,
  latitude     double precision,          -- likewise
  longitude    double precision,
  ancestors    bigint[] not null,         -- itself among them
  tx           xid8 not null default pg_current_xact_id()
);
create index service_find_by_tx on service_find (tx);

with alias as (
  select f.service, f.name from service_former_name f
  union all select x.successor, t.name from service_successor x join service_text t on t.service = x.service)
insert into service_find (service, region, kind, placeholder, closed_on, names, former, above, above_former, codes, town, postcode,
                          near_town, near_postcode, latitude, longitude, ancestors)
select s.id, s.region, s.kind, s.placeholder, s.closed_on, own.names, coalesce(before.names, ''), coalesce(above.names, ''),
       coalesce(former.names, ''), coalesce(codes.codes, ''), s.town, s.postcode, stands.town, stands.postcode, stands.latitude,
       stands.longitude, stands.ancestors
from service s
join (select service, string_agg(name, E'\n' order by language) as names from service_text group by service) own on own.service = s.id
join (select a.service, array_agg(a.ancestor order by a.depth, a.ancestor) as ancestors,
             (array_agg(x.town order by a.depth) filter (where x.town is not null))[1] as town,
             (array_agg(x.postcode order by a.depth) filter (where x.latitude is not null or x.postcode is not null))[1] as postcode,
             (array_agg(x.latitude order by a.depth) filter (where x.latitude is not null or x.postcode is not null))[1] as latitude,
             (array_agg(x.longitude order by a.depth) filter (where x.latitude is not null or x.postcode is not null))[1] as longitude
      from service_ancestor a join service x on x.id = a.ancestor group by a.service) stands on stands.service = s.id
left join (select service, string_agg(scheme || '-' || lower(code), E'\n' order by scheme, code) as codes from service_code
           group by service) codes on codes.service = s.id
left join (select a.service, string_agg(t.name, E'\n' order by a.depth, t.service, t.language) as names
           from service_ancestor a join service_text t on t.service = a.ancestor where a.depth > 0 group by a.service) above
  on above.service = s.id
left join (select service, string_agg(name, E'\n' order by name) as names from alias group by service) before on before.service = s.id
left join (select a.service, string_agg(l.name, E'\n' order by a.depth, l.name) as names
           from service_ancestor a join alias l on l.service = a.ancestor where a.depth > 0 group by a.service) former
  on former.service = s.id;

create view public_service_find as
  select service, region, kind, placeholder, closed_on, names, former, above, above_former, codes, town, postcode, near_town,
         near_postcode, latitude, longitude, ancestors, tx
  from service_find;
