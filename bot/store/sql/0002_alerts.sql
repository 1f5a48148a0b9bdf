-- SPDX-License-Identifier: AGPL-3.0-or-later
-- A row lasts until the chat was told, in the transaction that posts the message.
create table alerts (
  chat text not null,
  topic text not null,
  language text not null,
  since text not null,
  primary key (chat, topic)
) strict;
create index alerts_topic on alerts (topic, since);

-- Sums only: who voted is nowhere in here.
create table ratings (
  day text not null,
  topic text not null,
  facet text not null,
  useful integer not null,
  useless integer not null,
  primary key (day, topic, facet)
) strict
