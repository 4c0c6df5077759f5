"""A letter in hand as the screen tells it: what it is, to whom, how it is written, how it stands.

Pure: it knows no widget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.decision import Letter
from content.plain_text import clean
from content.words import words_in

if TYPE_CHECKING:
    from tui.use_cases.interview import Interview
    from tui.use_cases.letter_draft import LetterDraft


def title(interview: Interview) -> str:
    """Return what this is: the message of an outcome, or the agenda of one that has none."""
    words, outcome = interview.session.words, interview.session.library.tactics[interview.tactic]
    form = "title" if outcome.letter_to else "title_kept"
    return words(f"letter_screen.{form}", tactic=words(f"tactics.{outcome.id}.name"))


def advised(interview: Interview) -> str:
    """Return whether this was advised, or what was instead."""
    words, tactic = interview.session.words, interview.advice.tactic
    if tactic == interview.tactic:
        return words("letter_screen.as_advised")
    return words("letter_screen.against", advised=words(f"tactics.{tactic}.name"))


def written(interview: Interview, letter: Letter) -> str:
    """Return the language and the tone of a letter."""
    words = interview.session.words
    tone = words(f"letter_screen.register_{letter.register}")
    return words("letter_screen.about", language=words_in(letter.language).name, register=tone)


def recipient(interview: Interview, letter: Letter) -> str:
    """Return to whom a letter goes, with the address where it is known."""
    answers, words = interview.answers, interview.session.words
    form = "colleague" if letter.to == "colleague" else "client"
    if form == "client" and answers.get("contact"):
        form = "contact"
    said = {name: str(answers.get(name) or "") for name in ("client", "contact", "colleague")}
    name = words(f"letter_screen.to_{form}", **said)
    where = address(interview, letter)
    return clean(words("letter_screen.with_address", name=name, address=where) if where else name)


def address(interview: Interview, letter: Letter) -> str:
    """Return the client's address, empty where unknown; a colleague's never is known."""
    if letter.to != "client":
        return ""
    known = interview.session.known(interview.answers["client"]).get("address")
    return str(interview.answers.get("address") or (known.value if known else ""))


def contact(interview: Interview, letter: Letter) -> str:
    """Return by which name the client's address goes; empty where it is unknown."""
    if letter.to != "client":
        return ""
    known = interview.session.known(interview.answers["client"]).get("contact")
    return str(interview.answers.get("contact") or (known.value if known else ""))


def standing(interview: Interview, draft: LetterDraft) -> str:
    """Return whether a letter is the person's own, and what can be done; empty when it is not."""
    words = interview.session.words
    if draft.is_edited:
        return words(f"letter_screen.{'behind' if draft.is_behind else 'edited'}")
    return words("letter_screen.aside") if draft.has_other else ""


def own_fault(interview: Interview) -> str:
    """Return why a letter of the person's own, kept for this outcome, could not be used."""
    named = f"{interview.tactic}."
    faults = interview.session.own_letters.faults()
    found = (each for each in faults if each.file.name.startswith(named))
    return next((each.says(interview.session.words) for each in found), "")


def agenda(interview: Interview) -> Letter:
    """Return the agenda of a kept meeting in the form of a letter, to be taken along."""
    session = interview.session
    lines = session.agenda(interview.answers, interview.tactic) or ()
    body = "\n".join(clean(line) for line in lines)
    subject = str(interview.answers["subject"])
    return Letter("client", subject, body, session.words.language, "formal")
