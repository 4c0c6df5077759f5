"""The keys of a question. Most take effect before the focused widget sees them, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.words import languages, words_in
from tui.keys import group, key
from tui.widgets.picks import MOVE

if TYPE_CHECKING:
    from textual.binding import BindingType

CHOOSE = group("question.choose")
YES_NO = group("question.yes_no")
MOST_OPTIONS = 9
LETTERS = ("choose", "say", "answers", "back_too", "move_too")
"""Actions of keys that are part of the text while one is typed."""

KEYS: list[BindingType] = [
    *(
        key(str(number), f"choose({number})", f"question.{number}", group=CHOOSE, priority=True)
        for number in range(1, MOST_OPTIONS + 1)
    ),
    *(
        key(
            each, f"say('{name}', '{each}')", f"question.{name}.{each}", group=YES_NO, priority=True
        )
        for name in ("yes", "no")
        for each in sorted({words_in(code)(f"interview.{name}_key") for code in languages()})
    ),
    key("enter", "take", "interview.on", display="Enter", priority=True),
    key("enter", "open", "answers.change", display="Enter", priority=True),
    key("up", "move(-1)", "picks.up", display="↑", group=MOVE, priority=True),
    key("down", "move(1)", "picks.down", display="↓", group=MOVE, priority=True),
    key("k", "move_too(-1)", "question.up", show=False, priority=True),
    key("j", "move_too(1)", "question.down", show=False, priority=True),
    key("pagedown", "scroll_page(1)", "page.down", display="PgDn"),
    key("left", "back_too", "question.back", show=False, priority=True),
    key("r", "answers", "question.answers", priority=True),
    key("ctrl+r", "answers_typing", "question.answers_typing", display="Ctrl+R"),
]
