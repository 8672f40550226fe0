-- What running alerts cover, for weighing a change to the directory: no person, no words.
create view count_alert_service as
  select s.alert, l.subscription, s.service from alert_service s join alert l on l.id = s.alert and l.stopped_at is null;
