-- What is said once: about a case (its id) or to a desk (its address).
create table reminders (
  about text not null,
  what text not null,
  mark text not null,
  said_at text not null,
  primary key (about, what, mark)
) strict;
create index reminders_said on reminders (said_at);

create table lookups (
  chat text not null,
  tried_at text not null
) strict;
create index lookups_chat on lookups (chat, tried_at);

create index cases_open on cases (opened_at, number)
  where state not in ('granted', 'partly-granted', 'refused', 'closed', 'withdrawn', 'lapsed', 'annulled')
