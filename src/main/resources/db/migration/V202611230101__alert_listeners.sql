-- Who hears of new stories, for figures: running alerts and what they cover.
create view count_listener as
  select l.person, l.subscription, s.service from alert l join alert_service s on s.alert = l.id where l.stopped_at is null;
