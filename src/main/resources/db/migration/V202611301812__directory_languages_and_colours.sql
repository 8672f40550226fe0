-- Which languages people of a region write in, in its order; none for all that are known.
create table region_language (
  region   text not null references region,
  position int not null,
  language text not null,
  primary key (region, language)
);
-- What its pages are coloured by, where not by Candour's own.
alter table region add column accent text check (accent ~ '^#[0-9a-f]{6}$');
