"""Days → a calendar file (.ics) that Outlook and others open. Only this imports icalendar.

Knows `CalendarDay` and RFC 5545. Knows no assessment.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event, vText

from assessment.core.language import spoken
from assessment.service.calendar_days import CalendarDay

_WARNED = timedelta(days=-7)


def write_calendar(days: Sequence[CalendarDay], name: str, made: datetime) -> bytes:
    """Return whole days as a calendar file, each with a reminder a week before.

    Args:
        days: what to put in it; at least one, or some calendars refuse the file.
        name: what the calendar is called where it is shown as one of its own, on one line.
        made: when, with its zone; a calendar that has the day keeps the newest.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//Konsekvens//Konsekvens//{spoken().tag.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    # A name outside the standard: its text is not escaped unless it says that it is text.
    calendar.add("x-wr-calname", vText(name))
    for day in days:
        calendar.add_component(_event(day, made))
    written: bytes = calendar.to_ical()
    return written


def _event(day: CalendarDay, made: datetime) -> Event:
    event = Event()
    event.add("uid", day.uid)
    event.add("dtstamp", made)
    event.add("dtstart", day.day)
    event.add("dtend", day.day + timedelta(days=1))
    event.add("summary", day.title)
    event.add("description", "\n".join(day.details))
    # A day to remember, not an hour that is taken.
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", day.title)
    alarm.add("trigger", _WARNED)
    event.add_component(alarm)
    return event
