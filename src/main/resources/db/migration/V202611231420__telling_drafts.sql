-- Telling is a room of its own now; its drafts move in with it.
alter table draft rename to telling_draft;
alter index draft_by_touch rename to telling_draft_by_touch;
