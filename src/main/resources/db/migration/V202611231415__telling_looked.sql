-- Whether the author has seen what the privacy check found in exactly these words. What it found is kept nowhere.
alter table draft add column looked boolean not null default false;
