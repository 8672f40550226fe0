-- An answer while it is being written: it belongs to the subscription, is sent by its writer, and is read by who was asked to.
-- No view shows any of it: nobody but those is ever to see it.
create table response_draft (
  id           bigint generated always as identity primary key,
  story        bigint not null references story,
  subscription bigint not null references subscription,
  writer       bigint not null references person,
  state        text not null check (state in ('open', 'sent', 'thrown-away')),
  version      int not null,
  response     bigint references response,       -- what it became
  once         text not null unique,             -- the form's own key, by which keeping it twice is one draft
  send_once    text not null unique,             -- the key by which sending it twice is one answer
  begun_at     timestamptz not null,
  changed_at   timestamptz not null,
  ended_at     timestamptz
);
create index response_draft_by_story on response_draft (story) where state = 'open';
create index response_draft_by_subscription on response_draft (subscription, changed_at) where state = 'open';
create index response_draft_by_writer on response_draft (writer, subscription) where state = 'open';

-- The fields of the form as they were typed, whoever typed them; blanked where the draft is thrown away.
create table response_draft_version (
  draft      bigint not null references response_draft,
  number     int not null,
  person     bigint not null references person,
  written_at timestamptz not null,
  body       text,
  change     text,
  what       text,
  who        text,
  due        text,
  fulfils    text,
  primary key (draft, number)
);

-- Somebody was asked to read it. Asked once more, it is another asking.
create table response_draft_asking (
  id            bigint generated always as identity primary key,
  draft         bigint not null references response_draft,
  person        bigint not null references person,
  asked_by      bigint not null references person,
  note          text,
  asked_at      timestamptz not null,
  ready_at      timestamptz,                     -- "ready from my side" …
  ready_version int,                             -- … about this version
  ended_at      timestamptz
);
create unique index response_draft_asked on response_draft_asking (draft, person) where ended_at is null;
create index response_draft_asking_by_person on response_draft_asking (person) where ended_at is null;

create table response_draft_remark (
  id      bigint generated always as identity primary key,
  draft   bigint not null references response_draft,
  person  bigint not null references person,
  version int not null,
  body    text,
  said_at timestamptz not null
);
create index response_draft_remark_by_draft on response_draft_remark (draft);

-- What colleagues did since the writer last looked: one row and one letter, however much it was.
create table response_draft_news (
  id      bigint generated always as identity primary key,
  draft   bigint not null references response_draft,
  since   timestamptz not null,
  seen_at timestamptz
);
create unique index response_draft_unseen on response_draft_news (draft) where seen_at is null;
