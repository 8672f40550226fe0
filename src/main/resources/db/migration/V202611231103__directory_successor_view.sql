-- Who goes on where a service ended, for rooms that keep something about services.
create view staff_successor as select service as ended, successor from service_successor;
