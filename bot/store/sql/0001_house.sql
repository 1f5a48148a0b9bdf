-- SPDX-License-Identifier: AGPL-3.0-or-later
-- What a resident wrote stays in the inbox only until its turn is done: then `incoming` is emptied.
create table inbox (
  id text primary key,
  number integer not null,
  sender text not null,
  state text not null default 'open' check (state in ('open', 'done', 'aside')),
  incoming text not null,
  tries integer not null default 0,
  due_at text not null,
  received_at text not null,
  settled_at text
) strict;
create index inbox_open on inbox (sender, number) where state = 'open';
create index inbox_settled on inbox (settled_at) where state <> 'open';

create table outbox (
  id text primary key,
  address text not null,
  urgency text not null,
  slot text not null default '',
  state text not null default 'open' check (state in ('open', 'sent', 'dead')),
  parcel text not null,
  carried_as text not null default '',
  tries integer not null default 0,
  due_at text not null,
  leased_until text not null default '',
  problem text not null default '',
  posted_at text not null,
  settled_at text
) strict;
create index outbox_open on outbox (address, urgency, posted_at, id) where state = 'open';
create index outbox_slot on outbox (address, slot, settled_at) where slot <> '' and state = 'sent';
create index outbox_settled on outbox (settled_at) where state <> 'open';

create table conversations (
  chat text not null,
  person text not null,
  conversation text not null,
  spoken_at text not null,
  primary key (chat, person)
) strict;
create index conversations_person on conversations (person);

create table cases (
  id text primary key,
  reference text not null unique,
  year integer not null,
  number integer not null,
  person text not null,
  office text not null,
  topic text not null,
  form text not null,
  state text not null,
  body text not null,
  opened_at text not null,
  changed_at text not null,
  unique (year, number)
) strict;
create index cases_person on cases (person, opened_at);
create index cases_office on cases (office, state, opened_at);

create table case_events (
  id text primary key,
  case_id text not null references cases (id) on delete cascade,
  event text not null,
  happened_at text not null
) strict;
create index case_events_case on case_events (case_id, happened_at);

create table invites (
  code_hash text primary key,
  office text not null,
  expires_at text not null,
  used_at text
) strict;

create table desks (
  address text not null,
  office text not null,
  linked_at text not null,
  primary key (address, office)
) strict;
create index desks_office on desks (office);

create table operators (
  person text not null,
  desk text not null,
  name text not null,
  seen_at text not null,
  primary key (person, desk)
) strict;

create table subscriptions (
  chat text not null,
  topic text not null,
  since text not null,
  primary key (chat, topic)
) strict;
create index subscriptions_topic on subscriptions (topic);

create table posts (
  id text primary key,
  topic text not null,
  desk text not null,
  author text not null,
  body text not null,
  recipients integer not null,
  sent_at text not null
) strict
