"""One question of the interview, asked in prompts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from content.plain_text import clean
from content.words import languages, words_in
from tui.talks.prompts import Back, Enter, Prompt
from tui.told import asked
from tui.told.asked import Option
from tui.told.decision_view import answer as answer_words
from tui.typed.not_usable import NotUsable
from tui.typed.typed_answers import as_typed, read_typed, takes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from content.schema import Question
    from tui.talks.prompts import Prompts
    from tui.use_cases.interview import Interview

KEEP: Any = object()
"""Stands for: the answer that stands there stays."""
EMPTY = "-"
"""Typed where an answer may be left out, it takes away the one that stands there."""
REMEMBERED = ("contact", "address")
"""Of a client's letters, taken again where Enter says so."""
LISTED = ("yes_no", "choice")


@dataclass
class Asker:
    """Asks single questions of one interview."""

    interview: Interview
    prompts: Prompts

    def among(self, answers: Mapping[str, Any]) -> Asker:
        """Return one that asks beside other answers, and leaves the interview as it is."""
        return Asker(replace(self.interview, answers=dict(answers)), self.prompts)

    def ask(
        self,
        question: Question,
        *,
        above: str = "",
        has_way_back: bool = True,
        is_optional: bool = False,
    ) -> Any:
        """Return the checked answer; KEEP where the one that stands stays, None for none.

        Raises Back, Ended, KeyboardInterrupt.
        """
        options = self._options(question)
        prompt = self._prompt(question, options, is_optional)
        prompt = replace(prompt, above=above, has_way_back=has_way_back)
        if question.kind == "lasts":
            return self._lasts(prompt, question)
        if options:
            if is_optional and question.id in self.interview.answers:
                options.append(Option(None, self._words("ask.none")))
            return self.prompts.choose(prompt, options)
        return self._text(prompt, question, is_optional=is_optional)

    def _text(self, prompt: Prompt, question: Question, *, is_optional: bool = False) -> Any:
        session, answers = self.interview.session, self.interview.answers

        def read(typed: str) -> Any:
            if is_optional and typed == EMPTY:
                return None
            if not typed:
                raise NotUsable(takes(session, question, answers))
            return read_typed(session, question, typed, answers)

        return self.prompts.text(prompt, read, self._names(question))

    def _names(self, question: Question) -> Sequence[str]:
        """Return the names that are known, for a question about a person."""
        known = {"client": asked.clients, "colleague": asked.colleagues}.get(question.id)
        return [clean(each) for each in known(self.interview.session)] if known else ()

    def _options(self, question: Question) -> list[Option]:
        if question.kind in LISTED:
            return [
                Option(each.value, f"{each.label}, {each.note}" if each.note else each.label)
                for each in asked.options(self.interview, question.id)
            ]
        if question.kind == "language":
            own = self.interview.session.words.language
            codes = sorted(languages(), key=lambda code: code != own)
            return [Option(code, words_in(code).name) for code in codes]
        return []

    def _lasts(self, prompt: Prompt, question: Question) -> Any:
        """Ask how long, and for another day than the ones offered, until when."""
        options = [
            Option(each.value, f"{each.label}, {each.note}" if each.note else each.label)
            for each in asked.lasts_options(self.interview)
        ]
        while True:
            chosen = self.prompts.choose(prompt, options)
            if chosen is KEEP:
                return KEEP
            if chosen != asked.UNTIL:
                return asked.lasting(self.interview, chosen)
            until = Prompt(self._words("ask.until"), hint=self._words("questions.lasts.hint"))
            try:
                return self._text(until, question)
            except Back:
                continue

    def _prompt(self, question: Question, options: list[Option], is_optional: bool) -> Prompt:
        interview = self.interview
        present = interview.answers.get(question.id)

        def text(name: str) -> str:
            return asked.text(interview, question.id, name)

        return Prompt(
            ask=text("ask"),
            why=text("why"),
            note=text("private"),
            hint="" if question.id == "client" and not self.prompts.completes else text("hint"),
            enter=self._enter(question, options, is_optional),
            default="" if present is None else as_typed(interview.session, question, present),
        )

    def _enter(self, question: Question, options: list[Option], is_optional: bool) -> Enter | None:
        """Return what Enter alone does: keep what stands there, or leave it out."""
        present = self.interview.answers.get(question.id)
        if present is not None:
            is_listed = any(each.value == present for each in options)
            return self._enter_takes(question, present if is_listed else KEEP, present, "keep")
        if not is_optional:
            return None
        taken, default = self._default(question)
        if default is not None:
            return self._enter_takes(question, taken, default, "default")
        return Enter(None, self._words("ask.enter.empty"), self._words("ask.none"))

    def _enter_takes(self, question: Question, value: Any, shown: Any, name: str) -> Enter:
        said = clean(answer_words(self.interview.session, question.id, shown))
        return Enter(
            value,
            self._words(f"ask.enter.{name}", answer=said),
            self._words("ask.keep", answer=said),
        )

    def _default(self, question: Question) -> tuple[Any, Any]:
        """Return the answer to take where none is given, and what the letter then goes by."""
        session, answers = self.interview.session, self.interview.answers
        if question.id == "language":
            return None, session.letter_words(answers).language
        if question.id == "register":
            return None, session.letter_register(answers)
        if question.id in REMEMBERED:
            known = session.known(answers["client"]).get(question.id)
            return (known.value, known.value) if known else (None, None)
        return None, session.settings.letter_defaults().get(question.id)

    def _words(self, key: str, **values: object) -> str:
        return self.interview.session.words(key, **values)
