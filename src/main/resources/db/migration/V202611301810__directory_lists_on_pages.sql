-- An operator changes the steps of a complaint and the questions about a service on pages: each list with a revision of its own.
alter table region add column complaint_revision int not null default 1;
alter table region add column question_revision int not null default 1;
-- What has been answered stays readable when it is asked no longer.
alter table rating_question add column ended boolean not null default false;
alter table rating_choice add column ended boolean not null default false;
-- Codes keep their meaning for good, so that none is given twice.
create sequence region_list_code;
