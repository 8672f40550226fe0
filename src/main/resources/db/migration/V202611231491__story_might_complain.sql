-- Which public stories' authors said that they might complain: to be counted among many, never listed.
create view count_story_might_complain as
  select a.story from story_aside a join story s on s.id = a.story where s.state = 'published' and a.complaint = 'might';
