-- A concern about which something was noted was looked at.
update concern c set state = 'looked' where state = 'open' and exists (select from concern_step t where t.concern = c.id);
