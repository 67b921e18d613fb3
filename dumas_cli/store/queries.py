"""The questions asked of the database, as named SQL with bound values."""

from __future__ import annotations

LETTER_LINES = """
-- One row per letter that a year may count: the groups it belongs to, and how it stands on each cut-off: 0 not sent
-- yet, 1 returned, 2 referred, 3 answered by the definition. Only sources that record response dates take part.
select {columns} from (
    select {groups}, r.sent_on, r.returned_on, max({answer}, r.sent_on) as answer_on
      from {tables}
     where c.tracked = 1 and r.sent_on <= :latest and {cohort}
) {waited}
"""
# How a letter stands that is counted up to :ended{n}, as known on :cut_off{n}.
LETTER_STANDING = """
    case when sent_on > :cut_off{n} then 0 when returned_on <= :ended{n} then 1 when answer_on <= :ended{n} then 3
         else 2 end as s{n}"""
LETTER_COUNT = "count(*) filter (where s{n} > 1), count(*) filter (where s{n} = 1), count(*) filter (where s{n} = 3)"

# What answers a letter; the definitions are told in docs/counting.md, and letter by letter in report/counting.py.
ANSWERS = {
    "substantive": "(select min(s.received_on) from responses s where s.referral_id = r.id and s.kind = 'substantive')",
    "any-reply": "(select min(s.received_on) from responses s where s.referral_id = r.id)",
    "completed": "c.completed_on",
}
COHORTS = {
    "referred": "r.sent_on between :first and :last",
    "received": "c.received_on between :first and :last",
    "answered": "r.sent_on <= :last and (r.returned_on is null or r.returned_on >= :first)",
}
WAITED = {"referred": "", "received": "", "answered": "where answer_on is null or answer_on >= :first"}

# "cross join" keeps the order: the letters of a year first, then what belongs to each.
LETTER_TABLES = {
    "referred": "referrals r cross join complaints c on c.id = r.complaint_id",
    "received": "complaints c cross join referrals r on r.complaint_id = c.id",
    "answered": "referrals r cross join complaints c on c.id = r.complaint_id",
}
LETTER_GROUPS = {
    "agency": "r.agency_id",
    "category": "coalesce(c.category, '')",
    "province": "coalesce(c.place_code, '')",
    "month": "substr(r.sent_on, 6, 2)",
    "source": "c.source",
}

COUNTED = "select {number} as number, {key}, {counts} from lines {where} group by {key}"
"""The lines counted on one cut-off by one of their groups."""

AGENCIES = "select id, name, agency_group, known from agencies"
PROVINCES = "select code, province_code from places"

COMPLAINT_LINES = """
-- One row per complaint whose {day} lies from :first to :last: whether its source records response dates, the groups
-- it belongs to, and whether it is known on each cut-off.
select c.tracked, {columns}
  from complaints c
 where c.{day} between :first and :last and c.{day} <= :latest
"""
COMPLAINT_STANDING = "c.{day} <= :cut_off{n} as s{n}"
COMPLAINT_COUNT = "sum(s{n})"

# Groups of complaints; by agency or agency group only letters can be counted.
COMPLAINT_GROUPS = {
    "category": "coalesce(c.category, '')",
    "province": "coalesce(c.place_code, '')",
    "month": "substr(c.{day}, 6, 2)",
    "source": "c.source",
}

UNTRACKED_TALLY = """
-- One row per source that records no response dates, of the complaints received in a year:
-- those handed to an agency, and of these those that the source says are closed.
select c.source,
       count(*)                                                               as received,
       count(*) filter (where {forwarded})                                   as forwarded,
       count(*) filter (where {forwarded} and c.status = 'completed')        as closed
  from complaints c
 where c.tracked = 0
   and c.received_on between :first and :last
   and c.received_on <= :cut_off
 group by c.source
 order by c.source
"""
FORWARDED = "exists (select 1 from referrals r where r.complaint_id = c.id)"

UNDATED_LETTERS = """
-- Letters of tracked sources without a day of sending, of complaints received from :first to :last.
select count(*)
  from referrals r
  join complaints c on c.id = r.complaint_id
 where c.tracked = 1 and r.sent_on is null and c.received_on between :first and :last
"""

SPAN = """
-- The first and the last day on which something was received, sent or completed.
select (select min(received_on) from complaints), (select max(received_on) from complaints),
       (select min(sent_on) from referrals), (select max(sent_on) from referrals),
       (select min(completed_on) from complaints where completed_on is not null),
       (select max(completed_on) from complaints where completed_on is not null)
"""

HAPPENED = """
-- Whether anything was received, sent or completed from :first to :last.
select exists (select 1 from complaints where received_on between :first and :last)
    or exists (select 1 from referrals where sent_on between :first and :last)
    or exists (select 1 from complaints where completed_on is not null and completed_on between :first and :last)
"""

COMPLAINTS = """
-- One row per complaint with its place and what is known of who wrote it (not who it is).
select c.id, c.source, c.register_year, c.number, c.received_on, c.letter_on, c.category, c.classification,
       c.subject, c.text, c.attachments, c.copy_only, c.must_visit, c.secrecy, c.status, c.completed_on,
       (select group_concat(note, ' / ') from (
            select c.note as note where c.note is not null
            union select r.note from referrals r where r.complaint_id = c.id and r.note is not null)) as note,
       c.place_code, c.place_as_written, c.tracked,
       (w.name is not null and lower(w.name) not in ('anonim', 'anonymous', 'hamba allah')) as has_identity,
       w.address is not null as has_address
  from complaints c
  left join complainants w on w.complaint_id = c.id
 where {where}
 order by c.id
"""

LETTERS = """
-- One row per letter of the chosen complaints, in order of sending.
select r.id, r.complaint_id, r.agency_id, r.letter_number, r.sent_on, r.returned_on
  from referrals r
  join complaints c on c.id = r.complaint_id
 where {where}
 order by r.complaint_id, r.sent_on is null, r.sent_on, r.id
"""

REMINDERS = """
-- One row per reminder of the chosen complaints' letters.
select m.referral_id, m.ordinal, m.sent_on
  from reminders m
  join referrals r on r.id = m.referral_id
  join complaints c on c.id = r.complaint_id
 where {where}
 order by m.referral_id, m.ordinal
"""

RESPONSES = """
-- One row per response to the chosen complaints' letters, in order of receipt.
select s.referral_id, s.received_on, s.kind, s.kind_by, s.letter_number, s.text
  from responses s
  join referrals r on r.id = s.referral_id
  join complaints c on c.id = r.complaint_id
 where {where}
 order by s.referral_id, s.received_on is null, s.received_on, s.id
"""

OPEN = """
    case when c.completed_on is not null then c.completed_on > :as_of
         else coalesce(c.status, 'open') not in ('completed', 'archived') end
"""
"""Whether a complaint received by :as_of is open on that day: one closed later is; one closed without a day is not."""

AUTHORSHIPS = """
-- One row per complaint with what tells whether two were written by the same person. Personal.
select c.id, c.source, c.register_year, c.number, c.received_on, c.completed_on, c.category, w.nik, w.name, p.code
  from complaints c
  join complainants w on w.complaint_id = c.id
  left join places p on p.code = c.place_code and p.kind <> 'provinsi'
 order by c.id
"""

REFERRED = """
-- The place of one complaint, and the day of its last letter.
select c.place_code, (select max(r.sent_on) from referrals r where r.complaint_id = c.id)
  from complaints c
 where c.source = ? and c.register_year = ? and c.number = ?
"""

FIND_COMPLAINT = """
-- Complaints by number, over all sources and years.
select c.id, c.source, c.register_year, c.number, c.received_on
  from complaints c
 where c.number = :number and (:year is null or c.register_year = :year)
 order by c.source, c.register_year
"""

LIST = """
-- One row per complaint for browsing, newest first; agencies joined in order of their letters. Holds
-- personal data, so that it can be masked where it stands in the subject.
select c.id, c.source, c.register_year, c.number, c.received_on, c.category, c.subject, c.status, c.completed_on,
       coalesce(p.full_name, c.place_as_written, '') as place, p.code is null as place_as_written,
       (select json_group_array(json_array(name, known)) from (
            select a.name, a.known from referrals r join agencies a on a.id = r.agency_id
             where r.complaint_id = c.id group by a.id order by min(r.id))) as agencies,
       w.name, w.nik, w.phone, w.email, w.address
  from complaints c
  left join places p on p.code = c.place_code
  left join complainants w on w.complaint_id = c.id
 where c.received_on <= :as_of
   and (:agency is null or exists (
         select 1 from referrals r join agencies a on a.id = r.agency_id
          where r.complaint_id = c.id
            and (a.name like :agency escape '\\' or a.short like :agency escape '\\'
                 or r.agency_as_written like :agency escape '\\')))
   and (:province is null or p.province_code = :province)
   and (:text is null or c.subject like :text escape '\\' or c.text like :text escape '\\')
   and (:open = 0 or {open})
 order by c.received_on desc, c.source, c.register_year desc, cast(c.number as integer) desc, c.number desc
"""

PEOPLE_NAMED = """
-- Names of agencies that the registry does not know and that hold the name of who complains, with that name.
select distinct a.name, w.name
  from referrals r
  cross join agencies a on a.id = r.agency_id and a.known = 0
  cross join complainants w on w.complaint_id = r.complaint_id
 where r.sent_on between :first and :last
   and w.name is not null and instr(lower(a.name), lower(w.name)) > 0
 order by a.name, w.name
"""

PEOPLE_IN_CATEGORIES = """
-- Categories in words (no code) that hold the name of who complains, with that name.
select distinct c.category, w.name
  from complaints c
  cross join complainants w on w.complaint_id = c.id
 where length(c.category) > 4
   and w.name is not null and instr(lower(c.category), lower(w.name)) > 0
 order by c.category, w.name
"""
