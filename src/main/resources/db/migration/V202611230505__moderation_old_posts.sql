-- Posts that were public before moderators decided on them can be pulled like others.
insert into review (kind, subject, region, state, opened_at, decided_at)
select 'post', id, region, 'decided', submitted_at, published_at from post;
