-- What a directory tells of a service besides its name and place: where its door is, when it is open, how to ring it.
create table service_particulars (
  service     bigint primary key references service,
  address     text,
  county      text,
  telephone   text,
  hours       text,
  description text
);
create view public_service_particulars as select service, address, county, telephone, hours, description from service_particulars;
