-- Of an author whom staff may recognise, nobody is told by which link they came.
alter table invitation_story add column recognisable boolean not null default false;
