-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Sums only: who filled in a form, or left it, is nowhere in here. `step` is empty for those who sent it.
create table form_ends (
  month text not null,
  form text not null,
  step text not null,
  people integer not null,
  primary key (month, form, step)
) strict
