"""Invented letters for what the report says of time; nobody in them exists."""

from datetime import date, timedelta

from dumas_cli.records import Letter
from dumas_cli.workdays import Workdays

NO_HOLIDAYS = Workdays((), range(2014, 2021))
MONDAY = date(2017, 1, 2)
LIMITS = {"information": 5, "ordinary": 14, "oversight": 60, "unclassified": 14}


def a_letter(number=1, sent_on=MONDAY, **changes):
    values = {
        "id": number,
        "complaint_id": number,
        "label": f"2017/{number:04}",
        "source": "surat",
        "agency": "Kementerian Rekaan",
        "agency_group": "ministries",
        "category": "05",
        "province": "12",
        "received_on": sent_on - timedelta(days=3),
        "sent_on": sent_on,
    }
    return Letter(**(values | changes))


def workday(n, after=MONDAY):
    """The n-th working day after a day."""
    return NO_HOLIDAYS.add(after, n)


def answered_after(n, number=1, sent_on=MONDAY, **changes):
    return a_letter(number, sent_on, answered_on=workday(n, sent_on), **changes)
