create view count_own_service as select service, person from person_own_service;
