"""Letters, read as the client who receives them would: in both languages and registers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import product
from typing import Any

import pytest

from content.letters import Draft, field_values, note, write
from content.loader import load
from content.outcomes import outcomes
from content.words import languages, words_in
from tests.content.letter_meetings import (
    LETTERS,
    MEETINGS,
    TACTICS,
    VOICES,
    Rendered,
    draft,
    fragments_of,
    letter_of,
    rendered,
)

LONGEST = {"hand_over": 200}
MOST_WORDS = 120

# Whole words or their beginnings that no reader should find in a letter.
UNKIND = {
    "en": (
        r"busy|no time|overload|workload|repetitive|unproductive|waste|pointless|bored|boring|hate|"
        r"rank|priorit|important clients|excuse|apolog|afraid|unfortunately|can't be bothered|"
        r"ill\b|illness|sick|hospital|doctor|flu\b|emergency|optional"
    ),
    "ro": (
        r"ocupat|aglomerat|n-am timp|nu am timp|lips[aă] de timp|repetitiv|neproductiv|inutil|"
        r"pierdere|plictis|prioritat|important|scuz|regret|din păcate|mă tem|"
        r"bolnav|boal|medic|doctor|spital|grip|urgenț|opțional"
    ),
}
NOT_FORMAL = r"tu|tine|ție|îți|ți|ți-|vrei|poți|te|te-|tău|ta|ai|ești|spune-mi|știi|ți-ar"
NOT_WARM = (
    r"dumneavoastră|vă|vi|v-ar|v-aș|doriți|preferați|puteți|aveți|sunteți|spuneți|îmi spuneți|"
    r"trimiteți|anunțați|citiți|alegeți|primiți"
)
SENTENCE = re.compile(r"(?<=[.?!])[\s”]+|\n|[“„]")


def everything() -> Iterator[tuple[str, str, Rendered]]:
    for language, register in VOICES:
        for each in rendered(language, register):
            yield language, register, each


def where(language: str, register: str, each: Rendered) -> str:
    return f"{language} {register} {each.name}: {each.meeting}\n{each.says}"


def has_word(pattern: str, text: str) -> re.Match[str] | None:
    return re.search(rf"(?<![\w-])(?:{pattern})(?![\w-])", text, re.IGNORECASE)


def untidy(text: str, lead: str = "") -> str | None:
    """Tell what is wrong with how a text is set, if anything."""
    wrong = {
        "two spaces": "  " in text,
        "a space at a line's edge": bool(re.search(r"^ | $|[“„«‘] | [”»’,.;?:]", text, re.M)),
        "a run of blank lines": "\n\n\n" in text,
        "a blank edge": text != text.strip(),
        "a shout": "!" in text,
        "stops in a row": bool(re.search(r"[.,;:?]{2,}|,\s*\.", text)),
    }
    return next((what for what, found in wrong.items() if found), None)


def sentences(each: Rendered) -> set[str]:
    found = (piece.strip(" ·,”") for piece in SENTENCE.split(each.ours))
    return {piece for piece in found if re.search(r"\w", piece)}


def pattern(template: str) -> re.Pattern[str]:
    """Return what matches a piece of words, whatever its fields hold."""
    text = re.sub(r"\s+", " ", template).strip()
    return re.compile(re.sub(r"\\\$[a-z_]+", ".+?", re.escape(text)))


def opens_with(template: str, said: str) -> bool:
    """Tell whether a paragraph begins with a piece of words."""
    return any(pattern(template).match(each) for each in said.split("\n\n"))


def on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_there_are_letters_to_read() -> None:
    assert len(MEETINGS) >= 5
    assert len(list(everything())) == len(VOICES) * len(LETTERS) * len(MEETINGS)


def test_no_placeholder_is_left() -> None:
    for found in everything():
        assert "$" not in found[2].ours, where(*found)


def test_every_letter_is_set_tidily() -> None:
    for found in everything():
        assert untidy(found[2].ours) is None, (untidy(found[2].ours), where(*found))


def test_what_a_person_typed_stands_there_as_typed() -> None:
    for language, register in VOICES:
        for each in rendered(language, register):
            assert each.facts["subject"] in each.letter.subject
            assert each.facts["subject"] in each.letter.body
            if "contact" in each.facts:
                assert each.facts["contact"] in each.letter.body
            if "your_name" in each.facts:
                assert each.letter.body.endswith(each.facts["your_name"])


def test_a_letter_is_short() -> None:
    for found in everything():
        each = found[2]
        words = [word for word in each.ours.split() if word.strip("·.,:”„“«»")]
        assert len(words) < LONGEST.get(each.name, MOST_WORDS), (len(words), where(*found))


def test_the_meeting_and_its_day_are_named() -> None:
    for language, register, each in everything():
        starts_at = datetime.fromisoformat(each.facts["starts_at"])
        long_day = words_in(language).day(starts_at.date(), "long_day")
        assert long_day in each.letter.subject, where(language, register, each)
        assert words_in(language).moment(starts_at, "long_day") in each.letter.body


def test_a_new_time_stands_beside_the_old_one() -> None:
    moved = [found for found in everything() if found[2].draft.new_time]
    moving = {name for name, each in outcomes().items() if each.may_propose_time}
    assert {found[2].name for found in moved} == moving
    for language, register, each in moved:
        assert each.draft.new_time is not None
        proposed = words_in(language).moment(each.draft.new_time, "long_day")
        assert proposed in each.letter.body, where(language, register, each)


def test_one_proposal_with_a_length_or_a_time() -> None:
    proposed = {
        "phone_call": "minutes_needed",
        "shorter_meeting": "minutes_needed",
        "reschedule": "new_moment",
        "hand_over": "minutes",
        "as_planned": "minutes",
    }
    for language, register, each in everything():
        values = field_values(words_in(language), each.draft)
        if each.name in proposed:
            assert values[proposed[each.name]] in each.letter.body, where(language, register, each)
        elif "written_by" in each.facts:
            assert values["written_by"] in each.letter.body, where(language, register, each)


def test_nothing_unkind_is_said() -> None:
    for language, register, each in everything():
        unkind = re.search(rf"\b(?:{UNKIND[language]})", each.ours, re.IGNORECASE)
        assert not unkind, (unkind, where(language, register, each))


def test_a_client_never_reads_the_colleagues_name() -> None:
    for found in everything():
        each = found[2]
        if each.letter.to == "client" and "colleague" in each.facts:
            assert each.facts["colleague"] not in each.says, where(*found)


def test_romanian_keeps_to_one_form_of_address() -> None:
    for register, other in (("formal", NOT_FORMAL), ("warm", NOT_WARM)):
        for each in rendered("ro", register):
            slip = has_word(other, each.ours)
            assert not slip, (slip, where("ro", register, each))


def test_romanian_is_spelt_with_commas_below() -> None:
    for register in ("formal", "warm"):
        for each in rendered("ro", register):
            assert not set("şţŞŢ\"'“") & set(each.ours), where("ro", register, each)


@pytest.mark.parametrize("language", languages())
def test_formal_and_warm_share_no_sentence(language: str) -> None:
    formal, warm = (
        {
            sentence.casefold()
            for each in rendered(language, register)
            for sentence in sentences(each)
        }
        for register in ("formal", "warm")
    )
    assert len(formal) > 100
    assert not formal & warm


@pytest.mark.parametrize(("language", "register"), VOICES)
def test_there_is_an_easy_way_to_decline(language: str, register: str) -> None:
    for each in rendered(language, register):
        if each.name in TACTICS:
            ways = words_in(language).find(f"letters.{each.name}.{register}.decline").values()
            assert any(pattern(way).search(each.letter.body) for way in ways)


def test_the_meetings_lead_to_every_case_of_every_fragment() -> None:
    for name in LETTERS:
        reached = {
            each
            for found in rendered("en", "formal")
            if found.name == name
            for each in found.cases.items()
        }
        known = {(part.id, case.id) for part in fragments_of(name) for case in part.cases}
        if name == "reschedule":  # only a tactic that changes the meeting can last
            known.remove(("series", "until"))
        assert known <= reached, (name, known - reached)


@pytest.mark.parametrize(("language", "register"), VOICES)
def test_the_case_that_the_answers_lead_to_is_said(language: str, register: str) -> None:
    for each in rendered(language, register):
        table = words_in(language).find(f"letters.{each.name}.{register}")
        shared = words_in(language).find(f"letters.shared.{register}")
        for fragment, case in each.cases.items():
            words = {**shared.get(fragment, {}), **table.get(fragment, {})}
            if case is not None and f"${fragment}" in str(table):
                assert pattern(words[case]).search(on_one_line(each.says)), (fragment, case)


def shape(table: dict[str, Any]) -> dict[str, Any]:
    return {k: sorted(v) if isinstance(v, dict) else "text" for k, v in sorted(table.items())}


@pytest.mark.parametrize("name", [*LETTERS, "shared"])
def test_both_languages_and_registers_have_the_same_pieces(name: str) -> None:
    shapes = [shape(words_in(lang).find(f"letters.{name}.{register}")) for lang, register in VOICES]
    # A greeting of its own may be empty in one language, but never absent.
    assert all(each == shapes[0] for each in shapes)


@pytest.mark.parametrize("name", [*LETTERS, "shared"])
def test_every_piece_belongs_to_a_fragment(name: str) -> None:
    cases = {each.id: {case.id for case in each.cases} for each in fragments_of(name)}
    table = words_in("en").find(f"letters.{name}.formal")
    for fragment, words in table.items():
        if isinstance(words, dict):
            assert set(words) <= cases[fragment], (name, fragment)
        else:
            assert fragment in ("subject", "body")


# What the answers say, and what they must not give away


def said_by(name: str, language: str, register: str, **meeting: Any) -> str:
    letter = letter_of(name, meeting, language, register)
    return f"{letter.subject}\n{letter.body}"


PAIRS = (
    ("illness", "emergency", TACTICS),
    ("repetitive", "dislike", ("phone_call", "shorter_meeting", "email", "hand_over")),
)


@pytest.mark.parametrize(("one", "other", "names"), PAIRS)
@pytest.mark.parametrize(("language", "register"), VOICES)
def test_a_private_reason_does_not_show(
    one: str, other: str, names: tuple[str, ...], language: str, register: str
) -> None:
    for name in names:
        facts = {"minutes": 90, "minutes_needed": 30}
        first = said_by(name, language, register, reason=one, **facts)
        assert first == said_by(name, language, register, reason=other, **facts)


@pytest.mark.parametrize(("language", "register"), VOICES)
def test_the_rank_does_not_show(language: str, register: str) -> None:
    for name, reason in product(LETTERS, ("workload", "conflict", "illness")):
        facts: dict[str, Any] = {
            "reason": reason,
            "minutes_needed": 30,
            "brought_by_colleague": False,
        }
        said = {
            said_by(name, language, register, client_rank=r, **facts) for r in ("upper", "lower")
        }
        assert len(said) == 1, name


@pytest.mark.parametrize(("language", "register"), VOICES)
@pytest.mark.parametrize("name", ["phone_call", "shorter_meeting"])
def test_all_of_it_fits_is_said_only_when_it_does(name: str, language: str, register: str) -> None:
    fits = words_in(language).find(f"letters.{name}.{register}.why.settled")
    assert fits in said_by(name, language, register, minutes_needed=30)
    assert fits not in said_by(name, language, register, minutes_needed=60)
    assert fits not in said_by(name, language, register, minutes_needed=30, reason="repetitive")


@pytest.mark.parametrize(("language", "register"), VOICES)
def test_the_client_gets_time_back(language: str, register: str) -> None:
    for name in ("phone_call", "shorter_meeting"):
        said = said_by(name, language, register, reason="repetitive", minutes_needed=25)
        assert words_in(language).minutes_in_words(35) in said


@pytest.mark.parametrize(("language", "register"), VOICES)
def test_the_phone_is_offered_unless_it_is_known_to_be_welcome(
    language: str, register: str
) -> None:
    pieces = words_in(language).find(f"letters.phone_call.{register}")
    for welcome in ("yes", "unsure", "no"):
        met = {"format": "in_person", "travel_minutes": 30, "phone_welcome": welcome}
        plainly = welcome == "yes"
        for reason, case in (("workload", ""), ("conflict", "moved")):
            said = said_by("phone_call", language, register, reason=reason, **met)
            names = (case or "plainly", f"{case}_softly".strip("_"))
            found = [opens_with(pieces["opening"][each], said) for each in names]
            assert found == [plainly, not plainly], (welcome, said)


@pytest.mark.parametrize(("language", "register"), VOICES)
def test_a_phone_number_is_used_when_there_is_one(language: str, register: str) -> None:
    for welcome in ("yes", "unsure"):
        met = {"format": "in_person", "travel_minutes": 30, "phone_welcome": welcome}
        without = said_by("phone_call", language, register, **met)
        with_one = said_by("phone_call", language, register, phone_number="0721 000 111", **met)
        assert without != with_one.replace("0721 000 111", "")
        assert "0721 000 111" in with_one


@pytest.mark.parametrize(("language", "register"), VOICES)
def test_a_serious_matter_gets_a_call_later(language: str, register: str) -> None:
    pieces = words_in(language).find(f"letters.email.{register}.afterwards")
    written = {"fits_in_writing": True, "client_flexible": True}
    assert pieces["call"] in said_by("email", language, register, serious=True, **written)
    assert pieces["questions"] in said_by("email", language, register, serious=False, **written)


@pytest.mark.parametrize(("language", "register"), VOICES)
@pytest.mark.parametrize("name", [each for each in TACTICS if each != "reschedule"])
def test_a_series_says_until_when(name: str, language: str, register: str) -> None:
    weekly = {"repeats": "weekly", "lasts": "until 2027-02-26"}
    last = field_values(words_in(language), draft(name, weekly))["lasts_until"]
    assert "2027" in last
    assert last in said_by(name, language, register, **weekly)
    for meeting in ({"repeats": "weekly"}, {"repeats": "weekly", "lasts": "once"}, {}):
        assert "2027" not in said_by(name, language, register, **meeting)


def test_the_last_day_names_its_year_only_when_it_is_another() -> None:
    words = words_in("en")
    series = {"repeats": "weekly", "lasts": "until 2026-12-31"}
    assert field_values(words, draft("email", series))["lasts_until"] == "Thursday 31 December"
    assert field_values(words, draft("email", {}))["lasts_until"] == ""


@pytest.mark.parametrize(("language", "register"), VOICES)
def test_an_empty_briefing_offers_a_talk(language: str, register: str) -> None:
    talk = words_in(language).find(f"letters.hand_over.{register}.talk")
    briefing = words_in(language).minutes_in_words(load().assumptions["briefing_minutes"])
    all_given = {f"brief_{each}": "…" for each in ("status", "answers", "limits", "bring_back")}
    for given, case in (
        ({}, "all"),
        ({"brief_status": "…"}, "rest"),
        ({**all_given, "brief_limits": None}, "rest"),
        (all_given, "complete"),
    ):
        said = said_by("hand_over", language, register, **given)
        assert pattern(talk[case]).search(said), (case, said)
        assert (briefing in said) is (case != "complete")


def test_a_briefing_brings_every_line_that_was_typed() -> None:
    for language, register in VOICES:
        for each in rendered(language, register):
            if each.name == "hand_over":
                for field in ("brief_status", "brief_answers", "brief_limits", "brief_bring_back"):
                    assert (each.facts.get(field) or "") in each.letter.body


def test_a_dollar_in_an_answer_is_never_read_as_a_field() -> None:
    for name in LETTERS:
        said = said_by(name, "en", "formal", client="$subject & ${minutes}", contact="$$")
        assert "$subject & ${minutes}" in said or name != "hand_over"
        assert "$$" in said


REASONS = ("workload", "conflict", "repetitive", "illness", "emergency", "dislike")
SERIES: tuple[dict[str, Any], ...] = (
    {},
    {"repeats": "monthly"},
    {"repeats": "monthly", "lasts": "until 2027-06-30"},
)
GIVEN: tuple[dict[str, Any], ...] = (
    {},
    {"contact": "Ana", "your_name": "Ion", "phone_number": "1", "brief_limits": "2"},
)


def sweep() -> Iterator[dict[str, Any]]:
    """Yield meetings that differ in everything that a letter may depend on."""
    options = product(
        REASONS,
        ("in_person", "video", "phone"),
        (30, 60),
        ("yes", "no"),
        (True, False),
        SERIES,
        GIVEN,
        ({}, {"new_time": "2026-12-14T15:30:00+02:00"}),
    )
    for reason, form, needed, welcome, serious, series, given, moved in options:
        yield {
            "reason": reason,
            "format": form,
            "minutes_needed": needed,
            "phone_welcome": welcome,
            "serious": serious,
            "fits_in_writing": serious,
            **series,
            **given,
            **moved,
        }


def drafts() -> Iterator[tuple[str, Draft]]:
    """Yield every letter's draft once for each meeting that makes it differ."""
    seen = set()
    for meeting, name in product(sweep(), LETTERS):
        made = draft(name, meeting)
        key = (name, made.new_time, *sorted((k, str(v)) for k, v in made.facts.items()))
        if key not in seen:
            seen.add(key)
            yield name, made


def test_whatever_the_answers_a_letter_is_tidy_and_short() -> None:
    library, tried = load(), 0
    for name, made in drafts():
        for language, register in VOICES:
            words = words_in(language)
            if name in TACTICS:
                letter = write(library, words, made, register)
            else:
                letter = note(words, name, made, register, library)
            assert letter is not None
            said = f"{letter.subject}\n{letter.body}"
            assert untidy(said) is None, said
            assert "$" not in said
            assert len(letter.body.split()) < LONGEST.get(name, MOST_WORDS) + 6, said
            tried += 1
    assert tried > 5000
