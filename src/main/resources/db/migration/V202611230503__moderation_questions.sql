-- What an author answers to a moderator's question: between the two of them. Blank after erasure.
create table review_answer (
  step bigint primary key references review_step,
  body text,
  at   timestamptz not null
);

-- Moderators also decide on posts, and where a story is filed is on record.
alter table review drop constraint review_kind_check;
alter table review add constraint review_kind_check check (kind in ('story', 'response', 'reply', 'comment', 'post'));
alter table review_step drop constraint review_step_act_check;
alter table review_step add constraint review_step_act_check
  check (act in ('edited', 'filed', 'published', 'held', 'rejected', 'pulled', 'note'));
