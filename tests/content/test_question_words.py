"""The words are complete: the same in every language, and some for all that the library names."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING, Any

import pytest

from content.loader import load
from content.toml_files import read_toml
from content.words import LOCALE, languages, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

PLURAL_FORMS = {"zero", "one", "two", "few", "many", "other"}
GRAMMAR = "language."
"""How a language forms plurals and orders the parts of a date is its own affair."""
FRAGMENT_DEPTH = 5
"""letters.<letter>.<register>.<fragment>.<case>"""
UNNAMED = "letters.shared.formal.greeting.unnamed"
"""A letter to nobody in particular: greeting the whole client is not everywhere the custom."""
FIRST_VARIED = "format"
PRIVATE = ("client_rank", "reason")
OPTIONS_OF_KIND = {"yes_no": ("yes", "no"), "lasts": ("once", "three_months", "until")}

IN_A_QUESTION = {"client", "colleague", "minutes"}
IN_A_BECAUSE = IN_A_QUESTION | {"travel", "needed"}
IN_A_VERDICT = IN_A_QUESTION | {"freed", "needed"}
IN_AN_AGENDA = {"client", "subject", "minutes"}

each_language = pytest.mark.parametrize("language", languages())


def leaves(value: Any, key: str) -> Iterator[tuple[str, list[str]]]:
    """Yield every text under its key; the forms of a plural are one entry with several texts.

    The figures of a sample are no texts.
    """
    if key == f"{GRAMMAR}plural":
        return
    if isinstance(value, dict) and "other" in value and set(value) <= PLURAL_FORMS:
        yield key, list(value.values())
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, f"{key}.{name}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, f"{key}.{number}")
    elif isinstance(value, str):
        yield key, [value]


def all_texts(language: str) -> dict[str, list[str]]:
    """Return every text of a language by its flattened key, the file's name first."""
    texts: dict[str, list[str]] = {}
    for file in sorted((LOCALE / language).rglob("*.toml")):
        name = file.relative_to(LOCALE / language).with_suffix("").as_posix().replace("/", ".")
        texts.update(leaves(read_toml(file), name))
    return texts


def is_fragment(key: str) -> bool:
    """Tell whether a text is one case of a letter's fragment; it may say nothing."""
    return key.startswith("letters.") and len(key.split(".")) == FRAGMENT_DEPTH


def placeholders(texts: list[str]) -> set[str]:
    return {name for text in texts for name in Template(text).get_identifiers()}


def texts_under(language: str, key: str) -> dict[str, list[str]]:
    return {k: v for k, v in all_texts(language).items() if k == key or k.startswith(f"{key}.")}


# All files


@each_language
def test_the_same_keys_in_every_language(language: str) -> None:
    assert set(all_texts(language)) ^ set(all_texts("en")) == set()


@each_language
def test_the_same_placeholders_in_every_language(language: str) -> None:
    english = all_texts("en")
    for key, texts in all_texts(language).items():
        if not key.startswith(GRAMMAR) and key != UNNAMED:
            assert placeholders(texts) == placeholders(english.get(key, [])), key


@each_language
def test_every_form_of_a_plural_has_the_same_placeholders(language: str) -> None:
    """But for the count: one thing need not be counted."""
    for key, texts in all_texts(language).items():
        named = [placeholders([text]) | {"count"} for text in texts]
        assert all(each == named[0] for each in named), key


@each_language
def test_every_placeholder_can_be_filled(language: str) -> None:
    for key, texts in all_texts(language).items():
        assert all(Template(text).is_valid() for text in texts), key


@each_language
def test_nothing_is_empty_shouted_or_spelled_with_a_cedilla(language: str) -> None:
    for key, texts in all_texts(language).items():
        for text in texts:
            assert text.strip() or is_fragment(key), key
            assert not set("!ŞşŢţ") & set(text), key


# Questions


@each_language
def test_every_question_is_asked_and_labelled(language: str) -> None:
    words = words_in(language)
    for question in load().by_id:
        assert words.has(f"questions.{question}.label"), question
        assert words.has(f"questions.{question}.ask"), question
        assert not words.find(f"questions.{question}.label").endswith((".", "?", ":")), question


@each_language
def test_no_words_for_a_question_that_is_not_there(language: str) -> None:
    known = set(load().by_id)
    assert {key.split(".")[1] for key in texts_under(language, "questions")} == known


@each_language
def test_the_coach_says_why_it_asks_each_time_differently(language: str) -> None:
    words = words_in(language)
    asking = [each.id for each in load().questions if each.part in ("reasoning", "plan")]
    whys = {words(f"questions.{question}.why") for question in asking}
    assert len(whys) == len(asking)


@each_language
def test_a_letters_questions_say_what_to_type(language: str) -> None:
    for question in load().letter_questions:
        assert words_in(language).has(f"questions.{question.id}.hint"), question.id


@each_language
def test_what_is_private_says_so(language: str) -> None:
    for question in PRIVATE:
        assert words_in(language).has(f"questions.{question}.private")


@each_language
def test_every_option_has_a_label(language: str) -> None:
    for question in load().by_id.values():
        options = question.options or OPTIONS_OF_KIND.get(question.kind, ())
        labels = texts_under(language, f"questions.{question.id}.option")
        assert [key.rsplit(".")[-1] for key in labels] == list(options), question.id


@each_language
def test_questions_use_what_can_be_filled_in(language: str) -> None:
    for key, texts in texts_under(language, "questions").items():
        usable = IN_A_BECAUSE if ".because." in key else IN_A_QUESTION
        known = usable if ".because." in key or key.endswith(".ask") else set()
        assert placeholders(texts) <= known, key


# Because and what would change it


@each_language
def test_every_case_of_a_because_is_said_with_its_consequence(language: str) -> None:
    for question in load().questions:
        said = texts_under(language, f"questions.{question.id}.because")
        cases = {case.id for case in question.because}
        wanted = {f"{case}.{part}" for case in cases for part in ("said", "so")}
        assert {key.split(".because.")[1] for key in said} == wanted, question.id


@each_language
def test_a_because_is_one_sentence(language: str) -> None:
    assert placeholders([words_in(language)("advice.because", said="$said", so="$so")]) == {
        "said",
        "so",
    }
    for key, (text,) in texts_under(language, "questions").items():
        if ".because." in key:
            assert text[-1] not in ".,:;?…", key
            assert text[0].islower() is key.endswith(".so") or text[0] == "$", key


def values_to_vary() -> Iterator[str]:
    """Yield `question.value` for every answer whose change could turn the advice."""
    ids = [question.id for question in load().questions]
    for question in load().questions[ids.index(FIRST_VARIED) :]:
        if question.part == "plan" or question.id == "repeats":
            continue
        if question.kind == "number":
            yield f"{question.id}.number"
        for option in question.options or OPTIONS_OF_KIND.get(question.kind, ()):
            yield f"{question.id}.{option}"


@each_language
def test_every_change_is_said_as_a_condition(language: str) -> None:
    change = texts_under(language, "advice.change")
    sentence = change.pop("advice.change.sentence")
    assert placeholders(sentence) == {"condition", "tactic", "freed"}
    assert {key.removeprefix("advice.change.") for key in change} == set(values_to_vary())
    for key, texts in change.items():
        assert placeholders(texts) == ({"value"} if key.endswith(".number") else set()), key


# Outcomes


def verdicts(tactic: str) -> set[str]:
    """Return what can have decided for an outcome: a gate, a fallback, the minutes, the person.

    An outcome that holds minutes back has a verdict of its own for that.
    """
    deciding = (*load().gates, *load().fallbacks)
    found = {each.id for each in deciding if each.advise == tactic}
    weighed = set() if load().tactics[tactic].fallback else {"most_freed"}
    holds_back = any(term.held_back for term in load().tactics[tactic].cost)
    return found | weighed | {"chosen"} | ({"follow_up"} if holds_back else set())


@each_language
@pytest.mark.parametrize("tactic", load().tactics)
def test_an_outcome_has_its_names_and_verdicts(language: str, tactic: str) -> None:
    words = words_in(language)
    for part in ("name", "short", "becomes", "note"):
        assert words.has(f"tactics.{tactic}.{part}"), part
    said = texts_under(language, f"tactics.{tactic}.verdict")
    assert {key.rsplit(".")[-1] for key in said} == verdicts(tactic)
    for key, texts in said.items():
        assert placeholders(texts) <= IN_A_VERDICT, key


@each_language
@pytest.mark.parametrize("tactic", load().tactics)
def test_an_outcome_says_why_not(language: str, tactic: str) -> None:
    reasons = texts_under(language, f"tactics.{tactic}.unless")
    rules = {rule.id for rule in load().tactics[tactic].eligible_when}
    assert {key.rsplit(".")[-1] for key in reasons} == rules
    for key, texts in reasons.items():
        assert placeholders(texts) == set(), key


@each_language
@pytest.mark.parametrize("tactic", load().tactics)
def test_an_agenda_has_three_lines(language: str, tactic: str) -> None:
    lines = texts_under(language, f"tactics.{tactic}.agenda")
    cases = [case.id for case in load().tactics[tactic].agenda]
    assert [key.split(".agenda.")[1] for key in lines] == [
        f"{case}.{number}" for case in cases for number in range(3)
    ]
    for key, texts in lines.items():
        assert placeholders(texts) <= IN_AN_AGENDA, key
