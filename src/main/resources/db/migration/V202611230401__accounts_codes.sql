-- The time step of the last code that was taken: no code is spent twice, whichever node is asked.
alter table person add column totp_step bigint;
-- How the administrator who added them calls somebody who had an account already; their own name shows once they agree.
alter table role_grant add column called text;
