-- Which stories somebody's letter about many holds.
create view staff_digest_story as select person, story, subscription, digest from digest_item;
