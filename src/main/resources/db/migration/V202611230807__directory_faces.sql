-- What an organisation shows of itself on the page of a service. Empty spots are filled by the nearest service above.
create table service_face (
  service    bigint primary key references service,
  about      text,
  picture    text references upload,
  link       text,
  label      text,
  revision   int not null default 1,
  person     bigint,
  written_at timestamptz not null
);
