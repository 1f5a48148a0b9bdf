-- SPDX-License-Identifier: AGPL-3.0-or-later
-- What happened to a case is only ever added to, whoever writes here and with whatever tool.
-- One thing may change, once: names and words become empty, when their term has run out.
create trigger case_events_once before insert on case_events
when exists (select 1 from case_events where id = new.id)
begin
  select raise(abort, 'history is written once: this event is there already');
end;

create trigger case_events_stay before delete on case_events
begin
  select raise(abort, 'history is never taken back');
end;

create trigger case_events_unchanged before update on case_events
when new.id is not old.id
  or new.case_id is not old.case_id
  or new.happened_at is not old.happened_at
  or json_extract(new.event, '$.id') is not json_extract(old.event, '$.id')
  or json_extract(new.event, '$.case') is not json_extract(old.event, '$.case')
  or json_extract(new.event, '$.deed') is not json_extract(old.event, '$.deed')
  or json_extract(new.event, '$.at') is not json_extract(old.event, '$.at')
  or json_extract(new.event, '$.actor') is not ''
  or json_extract(new.event, '$.actor_name') is not ''
  or json_extract(new.event, '$.words') is not ''
begin
  select raise(abort, 'history is never changed');
end
