-- How people tell who do not use a screen: by telephone or on paper, where the region's team offers it. One line of the address per line.
alter table region add column telephone text;
alter table region add column post_address text;
