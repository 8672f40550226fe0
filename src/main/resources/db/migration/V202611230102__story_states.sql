-- How many stories are where, for the operator: no text, no author.
create view count_story_state as select id, region, state, submitted_at from story;
