-- The ledger as the operator sees it: no address, no subject line, no body. What failed is the class of the error only.
create view count_mail as
  select id, occasion, person_kind, region, state, attempts, next_at, created_at, last_error from outbound_mail;
