"""The tables, as numbered migrations; an old one is never edited, a change is a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils.migrations import Migrations

if TYPE_CHECKING:
    from sqlite_utils.db import Database

migrations = Migrations("dumas")


@migrations(name="0001_register")
def register(db: Database) -> None:
    """The register, its imports, triage runs, plans, and what each command changed."""
    for statement in _REGISTER.split(";\n\n"):
        db.conn.execute(statement)


@migrations(name="0002_repeatable_imports")
def repeatable_imports(db: Database) -> None:
    """Who did what and what was undone; what each import saw; replies that wait; visits; aliases taught."""
    for statement in _REPEATABLE_IMPORTS.split(";\n\n"):
        db.conn.execute(statement)


@migrations(name="0003_closed_by_hand")
def closed_by_hand(db: Database) -> None:
    """Rows set aside that are closed without being imported."""
    for statement in _CLOSED_BY_HAND.split(";\n\n"):
        db.conn.execute(statement)


@migrations(name="0004_seals")
def seals(db: Database) -> None:
    """Published figures, sealed; and indexes that hold all that is counted of a letter and of a completion."""
    for statement in _SEALS.split(";\n\n"):
        db.conn.execute(statement)


# Days are ISO text, so that they sort and compare as text; instants end in _at and are UTC.
_REGISTER = """
create table changes (
  id          integer primary key,
  changed_at  text not null,
  command     text not null,
  what        text not null
) strict;

create table imports (
  id           integer primary key,
  change_id    integer not null references changes(id),
  file         text not null,
  sha256       text not null,
  profile      text not null,
  rows_read    integer not null default 0,
  new          integer not null default 0,
  changed      integer not null default 0,
  unchanged    integer not null default 0,
  set_aside    integer not null default 0,
  check (rows_read = new + changed + unchanged + set_aside)
) strict;

create table problems (
  id         integer primary key,
  import_id  integer not null references imports(id),
  sheet      text not null,
  row_number integer not null,
  cell       text not null,
  field      text not null,
  value      text not null,
  reason     text not null,
  remedy     text not null,
  row_json   text not null
) strict;

create table change_values (
  id          integer primary key,
  change_id   integer not null references changes(id),
  table_name  text not null,
  row_id      integer not null,
  column_name text not null,
  old_value   text,
  new_value   text
) strict;

create index change_values_by_row on change_values(table_name, row_id);

create table places (
  code          text primary key,
  kind          text not null,
  name          text not null,
  full_name     text not null,
  province_code text not null,
  province      text not null,
  capital       text not null,
  latitude      real,
  longitude     real
) strict;

create table agencies (
  id           integer primary key,
  name         text not null unique,
  short        text not null,
  kind         text not null,
  agency_group text not null,
  place_code   text references places(code),
  known        integer not null check (known in (0, 1))
) strict;

create table complaints (
  id               integer primary key,
  source           text not null,
  register_year    integer not null,
  number           text not null,
  tracked          integer not null check (tracked in (0, 1)),
  received_on      text not null,
  letter_on        text,
  category         text,
  classification   text check (classification in ('information', 'ordinary', 'oversight')),
  subject          text,
  text             text,
  attachments      text,
  copy_only        integer check (copy_only in (0, 1)),
  must_visit       integer check (must_visit in (0, 1)),
  secrecy          text check (secrecy in ('none', 'anonim', 'rahasia')),
  status           text check (status in ('open', 'awaiting_papers', 'completed', 'archived')),
  completed_on     text,
  note             text,
  place_code       text references places(code),
  place_as_written text,
  import_id        integer not null references imports(id),
  unique (source, register_year, number)
) strict;

create index complaints_by_received on complaints(received_on);

create index complaints_by_completed on complaints(completed_on) where completed_on is not null;

create table complainants (
  id           integer primary key,
  complaint_id integer not null unique references complaints(id),
  name         text,
  nik          text,
  phone        text,
  email        text,
  address      text
) strict;

create table referrals (
  id             integer primary key,
  complaint_id   integer not null references complaints(id),
  agency_id      integer not null references agencies(id),
  agency_as_written text not null,
  letter_number  text,
  sent_on        text,
  returned_on    text,
  note           text,
  import_id      integer not null references imports(id)
) strict;

create index referrals_by_complaint on referrals(complaint_id);

create index referrals_by_sent on referrals(sent_on, agency_id);

create table reminders (
  id          integer primary key,
  referral_id integer not null references referrals(id),
  ordinal     integer not null check (ordinal >= 1),
  sent_on     text,
  import_id   integer not null references imports(id),
  unique (referral_id, ordinal)
) strict;

create table responses (
  id            integer primary key,
  referral_id   integer not null references referrals(id),
  received_on   text,
  kind          text not null check (kind in ('acknowledgement', 'interim', 'substantive')),
  kind_by       text not null check (kind_by in ('column', 'words', 'date')),
  letter_number text,
  text          text,
  laid_on       integer not null check (laid_on in (0, 1)),
  import_id     integer not null references imports(id)
) strict;

create index responses_by_referral on responses(referral_id, kind, received_on);

create table triage_runs (
  id           integer primary key,
  change_id    integer not null references changes(id),
  as_of        text not null,
  rules        text not null,
  rules_sha256 text not null,
  evaluated    integer not null,
  mandatory_workdays integer not null,
  high_workdays      integer not null
) strict;

create table flags (
  id                  integer primary key,
  triage_run_id       integer not null references triage_runs(id),
  rank                integer not null,
  complaint_id        integer not null references complaints(id),
  score               integer not null check (score between 0 and 100),
  level               text not null,
  needs_clarification integer not null check (needs_clarification in (0, 1)),
  method              text not null,
  alternative         text,
  mandatory           integer not null check (mandatory in (0, 1)),
  visit_by            text,
  waiting_workdays    integer,
  hits_json           text not null,
  facts_json          text not null,
  unique (triage_run_id, complaint_id)
) strict;

create index flags_by_complaint on flags(complaint_id);

create table flag_agencies (
  flag_id   integer not null references flags(id),
  position  integer not null,
  agency_id integer not null references agencies(id),
  primary key (flag_id, position)
) strict;

create table plans (
  id            integer primary key,
  change_id     integer not null references changes(id),
  triage_run_id integer not null references triage_runs(id),
  as_of         text not null,
  method        text not null,
  starts_on     text not null,
  ends_on       text not null,
  budget        integer,
  cost          integer not null,
  value         integer not null
) strict;

create table trips (
  id              integer primary key,
  plan_id         integer not null references plans(id),
  team            text not null,
  starts_on       text not null,
  ends_on         text not null,
  per_diem        integer not null,
  lodging         integer not null,
  fares           integer not null,
  local_transport integer not null
) strict;

create table visits (
  id           integer primary key,
  trip_id      integer not null references trips(id),
  held_on      text not null,
  start_minute integer not null,
  end_minute   integer not null,
  place_code   text not null references places(code),
  agency       text not null,
  method       text not null
) strict;

create table visit_complaints (
  visit_id     integer not null references visits(id),
  complaint_id integer not null references complaints(id),
  primary key (visit_id, complaint_id)
) strict;

create table plan_left_out (
  plan_id      integer not null references plans(id),
  complaint_id integer not null references complaints(id),
  reason       text not null,
  detail_en    text not null,
  detail_id    text not null,
  primary key (plan_id, complaint_id)
) strict;

pragma application_id = 1148546387;

pragma user_version = 1"""


# A complainant is told by the complaint, so that a register row costs one index less. row_hash tells a row that is laid
# on again unchanged (see store/bulk.py); it is empty where a value has been changed since.
_REPEATABLE_IMPORTS = """
alter table changes add column who text not null default '';

alter table changes add column undoes integer references changes(id);

alter table changes add column undone_by integer references changes(id);

alter table imports add column size_bytes integer not null default 0;

alter table imports add column options text not null default '';

alter table imports add column exported_on text;

alter table imports add column headings_json text not null default '{}';

alter table imports add column seen blob;

alter table complaints add column row_hash integer;

alter table complaints add column extra_json text;

alter table referrals add column row_hash integer;

alter table agencies add column import_id integer references imports(id);

alter table problems add column source text;

alter table problems add column register_year integer;

alter table problems add column number text;

alter table problems add column closed_by integer references changes(id);

alter table problems add column closed_how text check (closed_how in ('mended', 'accepted', 'again', 'attached'));

create index problems_open on problems(import_id) where closed_by is null;

update change_values
   set row_id = (select w.complaint_id from complainants w where w.id = change_values.row_id)
 where table_name = 'complainants';

create table complainants_by_complaint (
  complaint_id integer primary key references complaints(id),
  name         text,
  nik          text,
  phone        text,
  email        text,
  address      text,
  nik_faults   text
) strict;

insert into complainants_by_complaint (complaint_id, name, nik, phone, email, address)
select complaint_id, name, nik, phone, email, address from complainants order by complaint_id;

drop table complainants;

alter table complainants_by_complaint rename to complainants;

create table waiting_responses (
  id            integer primary key,
  import_id     integer not null references imports(id),
  problem_id    integer not null references problems(id),
  source        text not null,
  register_year integer not null,
  number        text not null,
  entry_json    text not null,
  attached_by   integer references changes(id)
) strict;

create index waiting_by_number on waiting_responses(source, register_year, number) where attached_by is null;

create table visit_results (
  id                integer primary key,
  complaint_id      integer not null references complaints(id),
  visited_on        text not null,
  method            text check (method in ('gelar_pengaduan', 'koordinasi', 'klarifikasi', 'konfirmasi', 'mediasi')),
  agency_as_written text,
  outcome           text,
  note              text,
  import_id         integer not null references imports(id)
) strict;

create index visit_results_by_complaint on visit_results(complaint_id, visited_on);

create table agency_aliases (
  id        integer primary key,
  alias     text not null unique,
  agency    text not null,
  change_id integer not null references changes(id)
) strict;

pragma user_version = 2"""


# The words of a column's check cannot be added to: the table is made anew.
_CLOSED_BY_HAND = """
create table problems_anew (
  id            integer primary key,
  import_id     integer not null references imports(id),
  sheet         text not null,
  row_number    integer not null,
  cell          text not null,
  field         text not null,
  value         text not null,
  reason        text not null,
  remedy        text not null,
  row_json      text not null,
  source        text,
  register_year integer,
  number        text,
  closed_by     integer references changes(id),
  closed_how    text check (closed_how in ('mended', 'accepted', 'again', 'attached', 'dropped'))
) strict;

insert into problems_anew
select id, import_id, sheet, row_number, cell, field, value, reason, remedy, row_json, source, register_year, number,
       closed_by, closed_how
  from problems order by id;

drop table problems;

alter table problems_anew rename to problems;

create index problems_open on problems(import_id) where closed_by is null;

pragma user_version = 3"""


# With these two indexes, counting a year reads no row of a letter or of a completion: rows lie all over the file.
_SEALS = """
create table seals (
  id        integer primary key,
  change_id integer not null references changes(id),
  year      integer not null,
  content   text not null
) strict;

drop index referrals_by_sent;

create index referrals_by_sent on referrals(sent_on, agency_id, complaint_id, returned_on);

drop index complaints_by_completed;

create index complaints_by_completed on complaints(completed_on, tracked, category, place_code)
 where completed_on is not null;

pragma user_version = 4"""
