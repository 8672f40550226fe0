-- The key of the form by which a service was added: a double click adds one.
alter table service_change add once text unique;
