"""The agenda: the client meetings ahead by day, and why each is taken for one."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import Static

from content.iso_weeks import week_of
from content.plain_text import fold
from storage.faults import StorageFault
from tui.keys import key
from tui.refusals import fault_line
from tui.screens.base import CoachScreen
from tui.told.agenda_words import reading, this_week, why
from tui.told.meetings import tactic_short
from tui.widgets.layout import fitted, padded
from tui.widgets.row_list import BESIDE, Item, RowList

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from content.meetings import Meeting
    from tui.calendars.calendar_use import Row

LEAST_ONE_LINE = 60
TIME_COLUMNS, MINUTES_COLUMNS = 9, 13
DAY = "day"
"""The kind of an item that is a heading."""


class DayList(RowList):
    """A list with headings, which the cursor passes over."""

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a meeting: past a heading it goes on the way it came."""
        place = super().validate_cursor(cursor)
        step = -1 if place < self.cursor and place > 0 else 1
        while 0 <= place < len(self.items) and self.items[place].key[:1] == (DAY,):
            place += step
        return super().validate_cursor(place)

    def scroll_to_cursor(self) -> None:
        """Scroll to where the cursor is; above the first meeting stands its day."""
        super().scroll_to_cursor()
        if self.cursor == 1:
            self.scroll_home(animate=False)


class AgendaScreen(CoachScreen[None]):
    """Looks ahead, and begins an interview on a meeting with its facts filled in."""

    CSS_PATH = "agenda.tcss"
    AUTO_FOCUS = "#rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("l", "longest", "agenda.longest"),
        key("x", "correct", "agenda.correct"),
        key("u", "take_back", "agenda.take_back"),
        key("w", "before_after", "agenda.before_after"),
        key("a", "every", "agenda.every"),
        key("r", "read", "agenda.read"),
        key("n", "hide_names", "agenda.names"),
        key("escape", "back", "agenda.back", display="Esc"),
    ]

    def heading(self) -> tuple[str, str]:
        """Return what this is, and the moment."""
        return self.words("agenda.title"), self.words.moment(self.session.now())

    def compose_body(self) -> ComposeResult:
        """Lay out the hours of this week, the list, and what is said of the chosen row."""
        yield Static(id="week", markup=False)
        yield DayList(self._draw, id="rows")
        yield Static(id="said", markup=False)

    def on_mount(self) -> None:
        """Fill the list."""
        self._every = False
        self._corrected: list[Row] = []
        self._rows: list[Row] = []
        self._look()
        self.watch(self._list, "cursor", self._say_row, init=False)

    def on_screen_resume(self) -> None:
        """Show what was decided on another screen."""
        if self.is_mounted:
            self._look()

    def store_changed(self) -> None:
        """Show what was read or decided elsewhere."""
        self._look()

    def names_changed(self) -> None:
        """Show or hide the names."""
        self._look()

    def on_resize(self) -> None:
        """Rows are higher in a narrow window."""
        if self.is_mounted:
            self._show()

    @property
    def _list(self) -> DayList:
        return self.query_one("#rows", DayList)

    def _look(self) -> None:
        """Read the agenda anew."""
        self._fault = ""
        try:
            self._rows = self.session.calendar.agenda(every=self._every)
        except StorageFault as fault:
            self._rows, self._fault = [], fault_line(self.words, fault)
        self._show()

    def _show(self) -> None:
        height = 1 if self.app.size.width - BESIDE >= LEAST_ONE_LINE else 2
        items: list[Item] = []
        numbered = list(enumerate(self._rows))
        for day, group in groupby(numbered, key=lambda each: each[1].meeting.starts_at.date()):
            top = 1 if items else 0
            items.append(Item((DAY, day.isoformat()), 1 + top, top))
            items += [Item(("meeting", *_name(row), str(place)), height) for place, row in group]
        self._client = max((len(self._client_of(row)) for row in self._rows), default=0)
        self._list.show(items or [Item(("nothing",), 3)])
        self._say_week()
        self._say_row()

    def _say_week(self) -> None:
        watch = self.coach.calendar_watch
        said = reading(self.words, watch) or this_week(self.words, self._rows, self.session.today())
        self.query_one("#week", Static).update(Content(said))

    def _say_row(self) -> None:
        """Say of the chosen meeting why it is here, and where it is."""
        row = self._chosen()
        said = self._fault
        if row is not None and not self.coach.names.hidden:
            said = " · ".join(filter(None, [why(self.words, row), row.meeting.location]))
        self.query_one("#said", Static).update(Content(said))

    def _chosen(self) -> Row | None:
        item = self._list.chosen
        if item is None or item.key[0] != "meeting":
            return None
        return self._rows[int(item.key[-1])]

    # Drawing

    def _draw(self, item: Item, width: int) -> list[Content]:
        if item.key[0] == DAY:
            return [Content.styled(self._day(item.key[1]), "bold")]
        if item.key[0] == "nothing":
            key = "empty" if self.session.calendar.store.is_empty else "nothing"
            return [Content.styled(line, "$quiet") for line in self.words.find(f"agenda.{key}")]
        return self._meeting(self._rows[int(item.key[-1])], item.height, width)

    def _day(self, day: str) -> str:
        from datetime import date

        return self.words.day(date.fromisoformat(day), "long_day", today=self.session.today())

    def _meeting(self, row: Row, height: int, width: int) -> list[Content]:
        words, names, meeting = self.words, self.coach.names, row.meeting
        style = "" if row.verdict.is_client else "$quiet"
        time = words("agenda.all_day") if meeting.all_day else words.clock(meeting.starts_at)
        length = "" if meeting.all_day else words.minutes(meeting.minutes)
        when = Content.assemble(
            padded(Content.styled(time, style), TIME_COLUMNS),
            padded(Content.styled(length, style), MINUTES_COLUMNS),
        )
        client = Content.styled(self._client_of(row), style)
        subject = Content.styled(names.subject(meeting.subject), "$quiet")
        told = Content.styled(self._becomes(row), "$room")
        if height > 1:
            free = max(1, width - told.cell_length - 4)
            below = "  " + padded(fitted(subject, free), free) + "  " + told
            return [when + fitted(client, width - when.cell_length), below]
        named = padded(client, min(self._client, (width - when.cell_length) * 2 // 5))
        line = Content.assemble(when, named, "  ", subject)
        return [padded(line, width - told.cell_length - 2) + "  " + told]

    def _client_of(self, row: Row) -> str:
        return self.coach.names.client(row.verdict.client or row.meeting.subject)

    def _becomes(self, row: Row) -> str:
        """Return in a word or two what was decided about a meeting."""
        if row.decision is None:
            return ""
        short = tactic_short(self.words, row.decision.tactic)
        return self.words("agenda.becomes", tactic=short)

    # What can be done

    def on_row_list_picked(self, event: RowList.Picked) -> None:
        """Begin the interview on a meeting, or open the decision that there is."""
        event.stop()
        row = self._chosen()
        if row is None:
            return
        if row.decision is not None:
            self.coach.open_decision(row.decision.id)
        else:
            known = self.session.known(row.verdict.client)
            self.coach.start_interview(self.session.calendar.facts(row, known))

    def action_longest(self) -> None:
        """Go to the longest client meeting of next week that nothing is decided about."""
        week = self._next_week()
        fitting = [
            (row.meeting.minutes, -place)
            for place, row in enumerate(self._rows)
            if row.verdict.is_client
            and row.decision is None
            and not row.meeting.all_day
            and week_of(row.meeting.starts_at.date()) == week
        ]
        if fitting:
            place = -max(fitting)[1]
            self._list.go_to(("meeting", *_name(self._rows[place]), str(place)))

    def _next_week(self) -> str:
        from datetime import timedelta

        return week_of(self._today() + timedelta(weeks=1))

    def _today(self) -> date:
        return self.session.today()

    def action_before_after(self) -> None:
        """Show the week by its days, as it was and as it becomes."""
        self.coach.open_before_after()

    def action_correct(self) -> None:
        """Say that the chosen meeting is none with a client after all, or is one."""
        row = self._chosen()
        if row is None:
            return
        if self._say(row.meeting, is_client=not row.verdict.is_client):
            self._corrected.append(row)
            self._look()
            self.refresh_bindings()

    def action_take_back(self) -> None:
        """Take the last correction back."""
        row = self._corrected[-1]
        if self._say(row.meeting, is_client=row.verdict.is_client):
            self._corrected.pop()
            self._look()
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take back what was corrected here."""
        del parameters
        return action != "take_back" or bool(self.is_mounted and self._corrected)

    def _say(self, meeting: Meeting, *, is_client: bool) -> bool:
        """Keep whether a meeting is with a client, and tell it; False when it can't be kept."""
        try:
            self.session.calendar.say(meeting, is_client=is_client)
        except StorageFault as fault:
            self.notify(fault_line(self.words, fault), markup=False, severity="warning")
            return False
        subject = self.coach.names.subject(meeting.subject)
        key = "is_client" if is_client else "is_other"
        self.notify(self.words(f"agenda.{key}", subject=subject), markup=False)
        return True

    def action_every(self) -> None:
        """Show the other meetings as well, or the client meetings alone."""
        self._every = not self._every
        self._look()

    def action_read(self) -> None:
        """Read the calendars again."""
        self.coach.calendar_watch.start()
        self._say_week()

    def action_hide_names(self) -> None:
        """Hide all names while somebody looks on, or show them again."""
        self.coach.hide_names()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def _name(row: Row) -> tuple[str, str]:
    return fold(row.meeting.uid), row.meeting.recurrence_id
