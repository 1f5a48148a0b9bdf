-- SPDX-License-Identifier: AGPL-3.0-or-later
-- 1 while somebody must look into the file that came with an update, before it can have its turn.
alter table inbox add column unseen integer not null default 0;
create index inbox_unseen on inbox (due_at) where unseen = 1;
