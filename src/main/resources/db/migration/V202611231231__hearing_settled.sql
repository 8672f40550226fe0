-- When what somebody settled was over: until then it is no new task.
alter table task add column over_at timestamptz;
