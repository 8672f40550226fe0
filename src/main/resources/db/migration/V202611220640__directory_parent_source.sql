-- Which directory gave a service its place, so that another one that knows less does not take it away.
alter table service_parent add column source text;

-- Every word begins with a blank.
update service_find set words = left(' ' || words || ' ', 1000);
