"""The plain menu: everything the app does, in sentences, one line at a time, in both languages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from content.decision import Decision
from content.words import Words
from tests.content.cases import ARTICLE
from tests.tui.asked import lines_for, plain
from tests.tui.stores import checked, decision, session
from tests.tui.terminal import terminal
from tui.context import Context
from tui.settings.settings import Settings, of_file
from tui.talks.plain_menu import Menu
from tui.told.spoken import spoken
from tui.use_cases.interview import Interview
from tui.use_cases.session import Session

ROOT = Path(__file__).parent.parent.parent
DRAWN = re.compile("[\u2500-\u259f]")
COLUMNS = re.compile(r"\S {2,}\S")
LANGUAGES = ("en", "ro")
STILL_OPEN = "2026-12-02T10:00:00+02:00"


def menu(coach: Session, *lines: str) -> str:
    """Return what the menu tells while these lines are typed.

    `@name` is an entry of the menu, `.name` a setting.
    """
    words = spoken(coach.words.language)
    places = {"@": "plain.menu", ".": "settings.label"}
    typed = [
        words(f"{places[each[0]]}.{each[1:]}") if each[:1] in places else each for each in lines
    ]
    context = Context(coach.environment, words, Namespace(json=False, data=None))
    context.__dict__["session"] = coach
    prompts, told = plain(coach, typed)
    assert Menu(context, prompts).run() == 0
    said = "".join(told)
    assert not DRAWN.search(said), said
    assert not COLUMNS.search(said), said
    return said


def store(folder: Path, *made: Decision, language: str = "en") -> Session:
    """Return a session on a store that holds these decisions."""
    coach = session(folder, language)
    if made:
        coach.repository.record(list(made))
    return coach


def passed(number: int = 1, client: str = "Acme", **answers: Any) -> Decision:
    """Return a call that was proposed for yesterday."""
    return decision(number, "phone_call", STILL_OPEN, client=client, **answers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_store_says_what_to_do(language: str, tmp_path: Path) -> None:
    coach = session(tmp_path, language)
    names = ("check_in", "state", "week", "history", "clients", "agenda")
    said = menu(coach, *(f"@{name}" for name in names), "@leave")
    for line in Words(language).find("home.about"):
        assert line in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_meeting_from_the_menu_to_a_recorded_decision(language: str, tmp_path: Path) -> None:
    coach = session(tmp_path, language)
    menu(coach, "@new", *lines_for(coach, ARTICLE[0].answers), "@leave")
    (made,) = coach.repository.decisions()
    assert made.tactic == "phone_call"


def test_an_interview_that_is_left_can_be_gone_on_with(tmp_path: Path) -> None:
    coach = session(tmp_path)
    said = menu(
        coach, "@new", "Acme", "status", "<", "<", "<", "@new", "1", "status", "<<", "@leave"
    )
    assert "An interview about Acme is unfinished. Go on with it?" in said
    assert "Your answers are kept." in said
    said = menu(coach, "@new", "1", "<<", "@new", "2", "Novatex", "x")
    kept = Interview.resumed(coach)
    assert kept is not None
    assert kept.answers == {"client": "Novatex", "subject": "x"}


def test_leaving_before_anything_was_said_keeps_nothing(tmp_path: Path) -> None:
    coach = session(tmp_path)
    said = menu(coach, "@new", "<", "@leave")
    assert coach.unfinished.read() is None
    assert "To go on with them" not in said


# Checking in


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("lines", "outcome", "minutes", "freed"),
    [
        (["1"], "as_planned", 60, 40),
        (["2", "25"], "took", 25, 75),
        (["2", "<", "2", "nothing", "2 h"], "took", 120, -20),
        (["3"], "full", None, 0),
        (["4"], "did_not_happen", None, 0),
    ],
)
def test_one_meeting_is_checked_in(
    lines: list[str], outcome: str, minutes: int, freed: int, language: str, tmp_path: Path
) -> None:
    coach = store(tmp_path, passed(), language=language)
    said = menu(coach, "@check_in", *lines, "@leave")
    (made,) = coach.repository.decisions()
    found = made.check_ins[date(2026, 12, 2)]
    assert (found.outcome, found.minutes) == (outcome, minutes)
    assert spoken(language).minutes(freed) in said
    assert "−" not in said


def test_several_one_after_the_other_with_a_way_back(tmp_path: Path) -> None:
    coach = store(tmp_path, passed(1, state="agreed"), passed(2, "Novatex"))
    menu(coach, "@check_in", "1", "3", "<", "1", "5", "@leave")
    said = {each.client: each.check_ins for each in coach.repository.decisions()}
    outcomes = sorted(one.outcome for checks in said.values() for one in checks.values())
    assert outcomes == ["as_planned"]


def test_all_of_them_at_once(tmp_path: Path) -> None:
    agreed = [passed(number, client, state="agreed") for number, client in ((1, "A"), (2, "B"))]
    coach = store(tmp_path, *agreed, passed(3, "Novatex"))
    menu(coach, "@check_in", "2", "5", "@leave")
    said = {each.client: len(each.check_ins) for each in coach.repository.decisions()}
    assert said == {"A": 1, "B": 1, "Novatex": 0}, "what nobody agreed to is asked about"
    coach.repository.undo()
    assert not any(each.check_ins for each in coach.repository.decisions()), "one undo for all"


def test_an_email_that_needed_a_call(tmp_path: Path) -> None:
    written = decision(1, "email", STILL_OPEN, state="agreed")
    coach = store(tmp_path, written)
    menu(coach, "@check_in", "5", "20", "", "2", "12", "@leave")
    (made,) = coach.repository.decisions()
    (found,) = made.check_ins.values()
    assert [(call.date, call.minutes) for call in found.later_calls] == [(date(2026, 12, 3), 20)]
    assert found.minutes == 12


def test_an_email_for_now_comes_back(tmp_path: Path) -> None:
    written = checked(decision(1, "email", "2026-11-25T10:00:00+02:00", state="agreed"), 12)
    coach = store(tmp_path, written)
    said = menu(coach, "@check_in", "2", "15", "yesterday", "@leave")
    assert "did it need a call" in said
    (made,) = coach.repository.decisions()
    (found,) = made.check_ins.values()
    assert [(call.date, call.minutes) for call in found.later_calls] == [(date(2026, 12, 2), 15)]


# What they said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_yes_is_recorded(language: str, tmp_path: Path) -> None:
    coach = store(tmp_path, decision(1), language=language)
    menu(coach, "@state", "1", "1", "@leave")
    assert coach.repository.decisions()[0].state == "agreed"


def test_other_terms(tmp_path: Path) -> None:
    coach = store(tmp_path, decision(1))
    menu(coach, "@state", "1", "2", "", "", "45", "tomorrow 9:00", "@leave")
    terms = coach.repository.decisions()[0].terms
    assert terms is not None
    assert terms.minutes == 45
    assert terms.starts_at is not None
    assert terms.starts_at.isoformat() == "2026-12-04T09:00:00+02:00"


def test_a_no_offers_an_agenda_and_the_next_best(tmp_path: Path) -> None:
    answers = {**ARTICLE[0].answers, "minutes_needed": 30}
    coach = session(tmp_path)
    coach.decide(answers)
    said = menu(coach, "@state", "1", "3", "1", "", "@leave")
    first, second = coach.repository.decisions()
    assert first.state in ("refused", "withdrawn")
    assert second.tactic == "shorter_meeting"
    assert second.replaces == first.id
    assert "Then meet, and make it worth the hour." in said


def test_taking_it_back_offers_the_note(tmp_path: Path) -> None:
    coach = session(tmp_path)
    coach.decide(ARTICLE[0].answers)
    said = menu(coach, "@state", "1", "4", "@leave")
    assert coach.repository.decisions()[0].state == "withdrawn"
    assert "Tell them that it stands as planned." in said
    assert "Here the message ends." in said


# Looking back


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_weeks_are_told(language: str, tmp_path: Path) -> None:
    coach = store(
        tmp_path,
        checked(decision(1, "phone_call", "2026-11-24T10:00:00+02:00"), 25),
        checked(decision(2, "shorter_meeting", "2026-11-10T10:00:00+02:00"), 110),
        decision(3, "phone_call", "2026-12-04T10:00:00+02:00", state="agreed"),
        language=language,
    )
    said = menu(coach, "@week", "@leave")
    words = spoken(language)
    assert words.minutes(75) in said
    assert words("home.week.over", minutes=words.minutes(20)) in said
    assert words("home.week.expected", minutes=words.minutes(40)) in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_decision_is_found_and_told(language: str, tmp_path: Path) -> None:
    coach = session(tmp_path, language)
    made = coach.decide(ARTICLE[0].answers)
    for number in range(12):
        coach.repository.record([passed(number + 1, f"Client {number}")])
    words = Words(language)
    search, more = words("plain.history.search"), "10"
    said = menu(coach, "@history", more, search, "carpatica", "1", "2", "4", "<", "<", "@leave")
    assert made.letter is not None
    assert made.letter.body in said
    assert words("questions.client_rank.label") in said
    assert words("ask.why") in said


def test_a_decision_is_checked_in_and_extended_where_it_is_told(tmp_path: Path) -> None:
    weekly = passed(1, repeats="weekly", lasts="until 2026-12-31")
    coach = store(tmp_path, weekly)
    menu(coach, "@history", "1", "1", "2", "20", "6", "31 March", "<", "<", "@leave")
    (made,) = coach.repository.decisions()
    assert made.check_ins[date(2026, 12, 2)].minutes == 20
    assert made.until == date(2027, 3, 31)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_clients_are_told_by_rank(language: str, tmp_path: Path) -> None:
    coach = session(tmp_path, language)
    coach.decide(ARTICLE[0].answers)
    coach.decide({**ARTICLE[0].answers, "client": "Acme", "client_rank": "upper"})
    said = menu(coach, "@clients", "@leave")
    assert said.index("Acme: ") < said.index("Carpatica Foods: ")
    assert Words(language)("questions.client_rank.option.upper") in said


def test_a_meeting_of_the_calendar_begins_an_interview(tmp_path: Path) -> None:
    coach = session(tmp_path)
    coach.settings = Settings(mail_domains=("studio.ro",))
    file = tmp_path / "own.ics"
    file.write_text(CALENDAR)
    said = menu(
        coach, "@calendar", str(file), "@agenda", "1", "1", "<", "Review", *[""] * 3, "<<", "@leave"
    )
    assert "1 event is in" in said
    assert "Thu 10 December, 10:00, 1 hour, " in said
    kept = Interview.resumed(coach)
    assert kept is not None
    assert kept.answers["starts_at"] == "2026-12-10T10:00:00+02:00"
    assert kept.answers["minutes"] == 60


def test_a_meeting_of_the_calendar_is_corrected_and_a_calendar_let_go_of(tmp_path: Path) -> None:
    coach = session(tmp_path)
    coach.settings = Settings(mail_domains=("studio.ro",))
    file = tmp_path / "own.ics"
    file.write_text(CALENDAR)
    said = menu(
        coach, "@calendar", str(file), "@agenda", "1", "2", "1", "1", "1", "Novatex", "<",
        "@calendar", "2", "@leave",
    )  # fmt: skip
    assert "Novatex: Campaign review" in said
    assert not coach.calendar.sources()


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//x//EN
BEGIN:VEVENT
UID:1
DTSTAMP:20261201T080000Z
DTSTART:20261210T080000Z
DTEND:20261210T090000Z
SUMMARY:Campaign review
ORGANIZER:mailto:mara@studio.ro
ATTENDEE:mailto:radu@acme.com
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


def test_the_message_is_saved_as_a_file(tmp_path: Path) -> None:
    coach = session(tmp_path / "data")
    coach.decide({**ARTICLE[0].answers, "address": "radu@carpatica.ro"})
    draft, entry = tmp_path / "m.eml", tmp_path / "m.ics"
    said = menu(
        coach,
        "@history",
        "1",
        "3",
        str(draft),
        "3",
        str(entry),
        "3",
        str(draft),
        "<",
        "<",
        "@leave",
    )
    assert b"To: radu@carpatica.ro" in draft.read_bytes()
    assert b"BEGIN:VCALENDAR" in entry.read_bytes()
    assert said.count(f"It is in {draft}.") == 1
    assert "There is a file" in said


# The settings


@pytest.mark.parametrize("language", LANGUAGES)
def test_settings_are_changed_and_kept(language: str, tmp_path: Path) -> None:
    coach = session(tmp_path, language)
    coach.settings = of_file(tmp_path / "settings.toml")
    days_off = "24 dec, 28 dec - 3 ian" if language == "ro" else "24 Dec, 28 Dec to 3 Jan"
    days = "luni - joi" if language == "ro" else "Mon-Thu"
    menu(
        coach, "@settings", ".name", "Mara", ".working_days", days, ".days_off", days_off,
        ".email_minutes", "0", "20", ".motion", "2", ".working_hours", "9 to 5", "08:00-16:00",
        ".country", "ro", ".mail_domains", "a.ro b.com", "<", "<", "@leave",
    )  # fmt: skip
    kept = of_file(tmp_path / "settings.toml")
    assert kept == coach.settings
    assert (kept.name, kept.email_minutes, kept.motion) == ("Mara", 20, False)
    assert kept.working_days == ("mon", "tue", "wed", "thu")
    assert [str(each) for each in kept.days_off] == ["2026-12-24", "2026-12-28..2027-01-03"]
    assert (kept.working_hours, kept.country) == ("08:00-16:00", "RO")
    assert kept.mail_domains == ("a.ro", "b.com")


def test_another_language_is_spoken_at_once(tmp_path: Path) -> None:
    coach = session(tmp_path)
    words = Words("ro")
    said = menu(coach, "@settings", ".language", "Română", "<", words("plain.menu.leave"))
    assert words("plain.menu.ask") in said
    assert coach.settings.language == "ro"


def test_a_setting_is_taken_back(tmp_path: Path) -> None:
    coach = session(tmp_path)
    coach.settings = of_file(tmp_path / "settings.toml")
    menu(coach, "@settings", "1", "Mara", "1", "", "1", "-", "<", "@leave")
    assert of_file(tmp_path / "settings.toml").name == ""


# Faults


def test_what_is_refused_is_one_line_and_the_menu_goes_on(tmp_path: Path) -> None:
    coach = session(tmp_path)
    said = menu(coach, "@calendar", "/nowhere.ics", "@leave")
    assert "/nowhere.ics" in said
    assert "What next?" in said


@pytest.mark.parametrize("name", ["[/] x", "\x1b[2J", "$client", "a\u202eb", "1", "x" * 120])
def test_hostile_names_are_told_as_text(name: str, tmp_path: Path) -> None:
    coach = session(tmp_path)
    given = coach.read({**ARTICLE[0].answers, "client": name, "subject": name})
    coach.decide(given)
    said = menu(coach, "@history", "1", "2", "<", "<", "@clients", "@leave")
    assert given["client"] in said
    assert not set(said) & {"\x1b", "\u202e"}


# In a real process


def run(folder: Path, lines: list[str], *arguments: str, **variables: str) -> tuple[int, str, str]:
    """Return the exit code and what was printed, with these lines piped in."""
    environment = {
        **os.environ,
        "BREATHING_ROOM_HOME": str(folder / "data"),
        "BREATHING_ROOM_CONFIG": str(folder / "config"),
        "BREATHING_ROOM_DEVICE": "here",
        "BREATHING_ROOM_NOW": "2026-12-03T08:40:00+02:00",
        "TZ": "Europe/Bucharest",
        "LC_ALL": "C.UTF-8",
        **variables,
    }
    done = subprocess.run(
        [sys.executable, "-m", "tui", *arguments],
        cwd=ROOT,
        env=environment,
        input="".join(f"{line}\n" for line in lines).encode(errors="surrogateescape"),
        capture_output=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_ask_through_a_pipe_from_start_to_recorded_decision(tmp_path: Path) -> None:
    lines = lines_for(session(tmp_path / "other"), ARTICLE[0].answers)
    code, said, faults = run(tmp_path, lines, "ask", "--plain")
    assert (code, faults) == (0, "")
    (made,) = session(tmp_path / "data").repository.decisions()
    assert made.tactic == "phone_call"
    assert made.id in said
    assert not DRAWN.search(said)


def test_ask_as_json_tells_on_stderr_and_decides_on_stdout(tmp_path: Path) -> None:
    import json

    lines = lines_for(session(tmp_path / "other"), ARTICLE[1].answers)
    code, said, told = run(tmp_path, lines, "ask", "--json")
    assert code == 0
    assert json.loads(said)["tactic"] == "shorter_meeting"
    assert "Which client is it?" in told


def test_a_pipe_that_ends_early_keeps_the_answers(tmp_path: Path) -> None:
    lines = lines_for(session(tmp_path / "other"), ARTICLE[0].answers)
    code, _, faults = run(tmp_path, lines[:9], "ask", "--plain")
    assert code == 1
    assert "breathing-room ask --go-on" in faults
    code, _, faults = run(tmp_path, lines[9:], "ask", "--plain", "--go-on")
    assert (code, faults) == (0, "")


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    code, _, faults = run(tmp_path, ["\udcff\udc9b"], "ask", "--plain")
    assert code == 1
    assert "Your answers are kept" in faults
    code, _, faults = run(tmp_path, [], "ask", "--plain", "--new")
    assert code == 1
    assert "Nothing was answered yet" in faults


@pytest.mark.parametrize(
    "variables", [{"BREATHING_ROOM_PLAIN": "1"}, {"TERM": "dumb"}, {"setting": "1"}]
)
def test_the_bare_command_is_the_menu(variables: dict[str, str], tmp_path: Path) -> None:
    if variables.pop("setting", ""):
        (tmp_path / "config").mkdir()
        (tmp_path / "config" / "settings.toml").write_text("plain = true\n")
    code, said, _ = run(tmp_path, ["Leave"], **variables)
    assert code == 0
    assert "What would you like to do?" in said
    assert not DRAWN.search(said)


def test_help_says_so_first(tmp_path: Path) -> None:
    for language in LANGUAGES:
        said = run(tmp_path, [], "--help", "--lang", language)[1]
        assert "BREATHING_ROOM_PLAIN=1" in said.splitlines()[0]


def test_ctrl_c_in_a_dumb_terminal_keeps_the_answers(tmp_path: Path) -> None:
    variables = {
        "TERM": "dumb",
        "BREATHING_ROOM_HOME": str(tmp_path / "data"),
        "BREATHING_ROOM_CONFIG": str(tmp_path / "config"),
        "BREATHING_ROOM_DEVICE": "here",
        "LC_ALL": "C.UTF-8",
    }
    with terminal(["ask"], variables) as window:
        window.wait_for("Which client is it?")
        window.press("Acme", "enter")
        window.wait_for("What is it about?")
        window.press("\x03")
        assert window.wait_for_end() == 130
        assert "breathing-room ask --go-on" in window.text
        assert b"\x1b" not in window.raw
    kept = Interview.resumed(session(tmp_path / "data"))
    assert kept is not None
    assert kept.answers == {"client": "Acme"}


@pytest.mark.parametrize("term", ["dumb", "xterm-256color"])
def test_check_in_on_a_terminal_asks_about_each(term: str, tmp_path: Path) -> None:
    store(tmp_path / "data", passed())
    variables = {
        "TERM": term,
        "BREATHING_ROOM_HOME": str(tmp_path / "data"),
        "BREATHING_ROOM_CONFIG": str(tmp_path / "config"),
        "BREATHING_ROOM_DEVICE": "here",
        "BREATHING_ROOM_NOW": "2026-12-03T08:40:00+02:00",
        "TZ": "Europe/Bucharest",
        "LC_ALL": "C.UTF-8",
    }
    with terminal(["check-in"], variables) as window:
        window.wait_for("It did not happen")
        window.press(*(("3", "enter") if term == "dumb" else ("down", "down", "enter")))
        assert window.wait_for_end() == 0
    (made,) = session(tmp_path / "data").repository.decisions()
    assert [each.outcome for each in made.check_ins.values()] == ["full"]


# The store


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_change_is_undone_redone_and_told(language: str, tmp_path: Path) -> None:
    coach = store(tmp_path, passed(), language=language)
    menu(coach, "@check_in", "3", "@undo", "@leave")
    assert not coach.repository.decisions()[0].check_ins
    said = menu(coach, "@redo", "@log", "@leave")
    assert coach.repository.decisions()[0].check_ins
    assert Words(language)("store.value.full") in said
    assert "→" not in said


def test_nothing_to_undo_is_one_line(tmp_path: Path) -> None:
    said = menu(session(tmp_path), "@undo", "@redo", "@log", "@doctor", "@forget", "@leave")
    assert Words("en")("commands.doctor.well") in said


def test_a_backup_is_written_and_restored(tmp_path: Path) -> None:
    coach = store(tmp_path / "data", passed())
    file = tmp_path / "all.backup"
    menu(coach, "@backup", str(file), "@check_in", "3", "@restore", str(file), "1", "@leave")
    assert coach.repository.decisions()[0].check_ins
    menu(coach, "@restore", str(file), "2", "@leave")
    assert not coach.repository.decisions()[0].check_ins


def test_a_client_is_forgotten_once_the_person_agrees(tmp_path: Path) -> None:
    coach = session(tmp_path)
    coach.decide(ARTICLE[0].answers)
    menu(coach, "@forget", "1", "1", "@leave")
    assert coach.repository.decisions()
    menu(coach, "@forget", "1", "2", "@leave")
    assert not coach.repository.decisions()


def test_what_two_devices_differ_on_is_settled(tmp_path: Path) -> None:
    from storage.repository import Repository

    here = store(tmp_path, passed())
    there = Repository(tmp_path, "there", here.environment.now)
    (made,) = there.decisions()
    there.set_state(made.id, "agreed")
    other = (tmp_path / "decisions.there.json").read_bytes()
    (tmp_path / "decisions.there.json").unlink()
    here = session(tmp_path)
    here.set_state(made.id, "refused")
    (tmp_path / "decisions.there.json").write_bytes(other)
    here = session(tmp_path)
    assert here.repository.conflicts()
    menu(here, "@resolve", "2", "@leave")
    assert not here.repository.conflicts()


def test_the_list_is_told_once_and_on_demand_under_the_same_numbers(tmp_path: Path) -> None:
    said = menu(session(tmp_path), "4", "?", "17", "<", "18")
    words = Words("en")
    assert said.count(f"1. {words('plain.menu.new')}") == 2
    assert words("plain.menu.ask_again") in said
