"""One week: its room, what it is made of, and the way from each line to its decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from tui.drawn.rooms import SHAPES
from tui.printed.decision_text import occurrence_status
from tui.screens.one_week import OneWeekScreen
from tui.told.measure_words import Figure, freed, week_name
from tui.told.meetings import meeting
from tui.widgets.figure import LargeFigure
from tui.widgets.layout import apart, fitted, padded
from tui.widgets.row_list import BESIDE, Item, RowList
from tui.widgets.week_lines import sums
from tui.widgets.week_rooms import WeekRooms

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from content.breathing_room import Row, Week

DAY_COLUMNS = 9
LEAST_ONE_LINE = 66


class WeekScreen(OneWeekScreen):
    """Shows the occurrences and later calls of one week."""

    CSS_PATH = "week.tcss"
    AUTO_FOCUS = "#rows"

    def heading(self) -> tuple[str, str]:
        """Return the week and its days."""
        return week_name(self.words, self.week), self.days()

    def _week(self) -> Week:
        return self.coach.lookout.overview().weeks_of(self.week)

    def compose_body(self) -> ComposeResult:
        """Lay out the figure, the room and the rows."""
        yield LargeFigure(id="figure", gives_way=True)
        yield WeekRooms(self.words, id="room")
        yield Static(Content(self.words("history.week.rows")), classes="title", id="made-of")
        yield RowList(self._draw, id="rows")

    def names_changed(self) -> None:
        """Show or hide the names."""
        self.show()

    def show(self) -> None:
        """Show the week as it is now."""
        self.set_heading()
        overview, week = self.coach.lookout.overview(), self._week()
        self.query_one("#figure", LargeFigure).show(self._figure(week))
        room = self.query_one("#room", WeekRooms)
        room.show([week], overview.week)
        self._rows = week.rows
        self._minutes_columns = max(
            (self._told(row)[2].cell_length for row in week.rows), default=0
        )
        height = 1 if self.app.size.width - BESIDE >= LEAST_ONE_LINE else 2
        items = [Item((str(number),), height) for number in range(len(self._rows))]
        self.query_one("#rows", RowList).show(items or [Item(("nothing",))])

    def _figure(self, week: Week) -> Figure:
        said = sums(self.words, week)
        return Figure(self.words.minutes(week.freed), (self.words("history.week.freed"), said))

    def _draw(self, item: Item, width: int) -> list[Content]:
        if item.key == ("nothing",):
            return [Content.styled(self.words("history.week.none"), "$quiet")]
        row = self._rows[int(item.key[0])]
        day, status, minutes = self._told(row)
        decision = self.coach.lookout.overview().by_id[row.decision_id]
        named = Content(meeting(self.coach.names, decision))
        if item.height > 1:
            first = apart(fitted(named, width - minutes.cell_length - 2), minutes, width)[:1]
            return [*first, Content.styled(f"{day}, {status}", "$quiet")]
        before = padded(Content.styled(day, "$quiet"), DAY_COLUMNS)
        free = (width - before.cell_length - self._minutes_columns - 2) // 2
        left = Content.assemble(
            before, padded(named, free), " ", fitted(Content.styled(status, "$quiet"), free)
        )
        return apart(left, minutes, width)[:1]

    def _told(self, row: Row) -> tuple[str, str, Content]:
        """Return the day, what became of it and the minutes of a row."""
        words, each = self.words, row.occurrence
        if row.later_call is not None:
            minutes = words.minutes(row.later_call.minutes)
            said = words("history.week.later_call", minutes=minutes)
            day = words.day(row.later_call.date, "short_day")
            return day, said, Content(freed(words, row.minutes))
        shape = SHAPES.get(row.counts_in, "")
        told = words.minutes(row.minutes) if shape else freed(words, row.minutes)
        if row.counts_in == "nothing":
            told = ""
        elif row.counts_in == "moved":
            told = words("history.moved", minutes=words.minutes(row.minutes))
        day = words.day(each.date, "short_day")
        return day, occurrence_status(words, each), Content(f"{shape} {told}".strip())

    def on_row_list_picked(self, event: RowList.Picked) -> None:
        """Open the decision of a row."""
        event.stop()
        if event.item.key != ("nothing",):
            self.coach.open_decision(self._rows[int(event.item.key[0])].decision_id)
