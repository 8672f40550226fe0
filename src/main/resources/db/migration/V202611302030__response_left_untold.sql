-- Answers that wait for an administrator and of which none could be told. What became of a letter to ourselves is asked of its own room.
create view count_response_left_untold as
  select s.region, r.parked_at from response r join staff_story s on s.id = r.story
  where r.parked_at is not null and r.parked_told_at is null and r.state = 'submitted';
drop view count_return_probe;
