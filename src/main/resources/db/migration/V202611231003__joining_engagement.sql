-- Contacts at organisations that have not joined: each gets one letter for each story, until one click stops it.
create table heads_up_contact (
  id         bigint generated always as identity primary key,
  service    bigint not null references service,
  address    text not null,
  name       text not null,                        -- or what they do there
  entered_by bigint not null references person,
  entered_at timestamptz not null,
  proven_at  timestamptz,                          -- they said themselves that the address is right
  stop       text not null unique,                 -- stands in each of their letters
  stopped_at timestamptz,
  ended_at   timestamptz                           -- taken off by the desk
);
create unique index heads_up_contact_once on heads_up_contact (service, address) where ended_at is null;
create index heads_up_contact_by_address on heads_up_contact (address);

-- What was said with an organisation, and what is offered next.
create table engagement_note (
  id       bigint generated always as identity primary key,
  service  bigint not null references service,
  person   bigint not null references person,
  day      date not null,
  how      text not null check (how in ('phone', 'mail', 'meeting', 'event', 'other')),
  spoke_to text not null default '',
  body     text not null default '',
  offer    text not null default '',
  offer_on date,
  once     text not null unique,
  noted_at timestamptz not null
);
create index engagement_note_by_service on engagement_note (service, day desc, id desc);

-- Counted now and then, so that the list of all organisations is one quick statement whatever there is to count.
create table engagement_figure (
  service      bigint primary key references service,
  stories      bigint not null,
  readings     bigint not null,
  unanswered   bigint not null,
  told         bigint not null,
  first_answer timestamptz,
  counted_at   timestamptz not null
);
