-- What was not heard yet is still heard by the listener that was called otherwise before.
update event_publication set listener_id = replace(listener_id, 'org.candour.alert.Tidings.', 'org.candour.alert.Notifications.')
where listener_id like 'org.candour.alert.Tidings.%';
update event_publication set listener_id = replace(listener_id, 'org.candour.response.Endings.', 'org.candour.response.StoryEndings.')
where listener_id like 'org.candour.response.Endings.%';
update event_publication set listener_id = replace(listener_id, 'org.candour.members.UploadWork.', 'org.candour.members.UploadJob.')
where listener_id like 'org.candour.members.UploadWork.%';
update event_publication set listener_id = replace(listener_id, 'org.candour.moderation.Desk.', 'org.candour.moderation.DeskIntake.')
where listener_id like 'org.candour.moderation.Desk.%';
