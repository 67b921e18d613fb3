"""The questions asked of the database, as named SQL with bound values."""

from __future__ import annotations

LETTER_TALLY = """
-- One row per group of letters sent from :first to :last, as known on :cut_off. A letter counts
-- once, when its first substantive response came; one returned as misdirected is counted apart.
-- Only sources that record response dates take part.
with first_responses as (
    select referral_id, min(received_on) as answered_on
      from responses
     where kind = 'substantive' and received_on is not null
     group by referral_id
)
select {group}                                                                as grp,
       count(*) filter (where not {returned})                                as referred,
       count(*) filter (where {returned})                                    as returned,
       count(*) filter (where not {returned} and f.answered_on <= :cut_off)  as answered
  from referrals r
  join complaints c on c.id = r.complaint_id
  join agencies a on a.id = r.agency_id
  left join places p on p.code = c.place_code
  left join first_responses f on f.referral_id = r.id
 where c.tracked = 1
   and r.sent_on between :first and :last
   and r.sent_on <= :cut_off
 group by grp
"""
LETTER_RETURNED = "(r.returned_on is not null and r.returned_on <= :cut_off)"

LETTER_GROUPS = {
    "": "''",
    "group": "a.agency_group",
    "agency": "a.name",
    "category": "coalesce(c.category, '')",
    "province": "coalesce(p.province_code, '')",
    "month": "substr(r.sent_on, 6, 2)",
    "source": "c.source",
}

RECEIVED_TALLY = """
-- One row per group of complaints received from :first to :last, as known on :cut_off.
select {group} as grp, count(*) as complaints
  from complaints c
  left join places p on p.code = c.place_code
 where c.tracked >= :tracked
   and c.received_on between :first and :last
   and c.received_on <= :cut_off
 group by grp
"""

COMPLETED_TALLY = """
-- One row per group of complaints completed from :first to :last, whenever they were received.
select {group} as grp, count(*) as complaints
  from complaints c
  left join places p on p.code = c.place_code
 where c.tracked >= :tracked
   and c.completed_on between :first and :last
   and c.completed_on <= :cut_off
 group by grp
"""

# Groups of complaints; by agency or agency group only letters can be counted.
RECEIVED_GROUPS = {
    "": "''",
    "category": "coalesce(c.category, '')",
    "province": "coalesce(p.province_code, '')",
    "month": "substr(c.received_on, 6, 2)",
    "source": "c.source",
}
COMPLETED_GROUPS = {**RECEIVED_GROUPS, "month": "substr(c.completed_on, 6, 2)"}

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

YEARS = """
-- The years in which something was received, sent or completed.
select substr(received_on, 1, 4) as year from complaints
union select substr(sent_on, 1, 4) from referrals where sent_on is not null
union select substr(completed_on, 1, 4) from complaints where completed_on is not null
order by year
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
select distinct a.name, w.name
  from agencies a
  join referrals l on l.agency_id = a.id
  join complainants w on w.complaint_id = l.complaint_id
 where a.known = 0 and w.name is not null and instr(lower(a.name), lower(w.name)) > 0
 order by a.name, w.name
"""
