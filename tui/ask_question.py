"""One question of the interview, asked in prompts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from content.plain_text import clean
from content.words import languages, words_in
from tui import lasting
from tui.ask_words import answer_words
from tui.prompts import Back, Enter, NotUsable, Option, Prompt
from tui.typed_answers import as_typed, read_typed, takes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from content.schema import Question
    from tui.prompts import Prompts
    from tui.session import Session

KEEP: Any = object()
"""Stands for: the answer that stands there stays."""
REMEMBERED = ("contact", "address")
"""Of a client's letters, taken again where Enter says so."""
EMPTY = "-"
"""Typed where an answer may be left out, it takes away the one that stands there."""


@dataclass
class Asker:
    """Asks single questions."""

    session: Session
    prompts: Prompts

    def ask(
        self,
        question: Question,
        answers: Mapping[str, Any],
        *,
        above: str = "",
        has_way_back: bool = True,
        is_optional: bool = False,
    ) -> Any:
        """Return the checked answer; KEEP where the one that stands stays, None for none.

        Raises Back, Ended, KeyboardInterrupt.
        """
        prompt = self._prompt(question, answers, above, has_way_back, is_optional)
        if question.kind == "lasts":
            return self._lasts(prompt, question, answers)
        options = self._options(question)
        if options:
            if is_optional and answers.get(question.id) is not None:
                options.append(Option(None, self.session.words("ask.none")))
            return self.prompts.choose(prompt, options)
        return self._text(prompt, question, answers, is_optional)

    def _text(
        self, prompt: Prompt, question: Question, answers: Mapping[str, Any], is_optional: bool
    ) -> Any:
        def read(typed: str) -> Any:
            if is_optional and typed == EMPTY:
                return None
            if not typed:
                raise NotUsable(takes(self.session, question, answers))
            return read_typed(self.session, question, typed, answers)

        return self.prompts.text(prompt, read, self._names(question))

    def _names(self, question: Question) -> Sequence[str]:
        """Return the clients that are known, for the question about the client."""
        if question.id != "client":
            return ()
        return [clean(each.client) for each in self.session.repository.clients()]

    def _options(self, question: Question) -> list[Option]:
        words = self.session.words
        if question.kind == "yes_no":
            pairs = ((True, "yes"), (False, "no"))
            return [Option(value, self._option(question, key)) for value, key in pairs]
        if question.kind == "choice":
            return [Option(each, self._option(question, each)) for each in question.options]
        if question.kind == "language":
            own = sorted(languages(), key=lambda code: code != words.language)
            return [Option(code, words_in(code).name) for code in own]
        return []

    def _option(self, question: Question, key: str) -> str:
        return self.session.words(f"questions.{question.id}.option.{key}")

    def _lasts(self, prompt: Prompt, question: Question, answers: Mapping[str, Any]) -> Any:
        """Ask how long, and for another day than the ones offered, until when."""
        options = [Option(way, self._option(question, way)) for way in lasting.WAYS]
        while True:
            way = self.prompts.choose(prompt, options)
            if way == lasting.THREE_MONTHS:
                return lasting.until(
                    lasting.three_months_on(self.session.starts_at(answers).date())
                )
            if way != lasting.UNTIL:
                return way
            words = self.session.words
            until = Prompt(words("ask.until"), hint=words("questions.lasts.hint"))
            try:
                return self._text(until, question, answers, is_optional=False)
            except Back:
                continue

    def _prompt(
        self,
        question: Question,
        answers: Mapping[str, Any],
        above: str,
        has_way_back: bool,
        is_optional: bool,
    ) -> Prompt:
        words, key = self.session.words, f"questions.{question.id}"
        present = answers.get(question.id)
        told = {
            "client": clean(str(answers.get("client", ""))),
            "colleague": clean(str(answers.get("colleague", ""))),
            "minutes": words.minutes(answers.get("minutes") or 0),
        }

        def text(name: str) -> str:
            return words(f"{key}.{name}", **told) if words.has(f"{key}.{name}") else ""

        return Prompt(
            ask=text("ask"),
            why=text("why"),
            note=text("private"),
            hint=text("hint"),
            enter=self._enter(question, answers, is_optional),
            default="" if present is None else as_typed(self.session, question, present),
            above=above,
            has_way_back=has_way_back,
        )

    def _enter(
        self, question: Question, answers: Mapping[str, Any], is_optional: bool
    ) -> Enter | None:
        """Return what Enter alone does: keep what stands there, or leave it out."""
        words, present = self.session.words, answers.get(question.id)
        if present is not None:
            now = answer_words(self.session, question, present)
            return Enter(KEEP, words("ask.enter.keep", answer=now), words("ask.keep", answer=now))
        if not is_optional:
            return None
        taken, default = self._default(question, answers)
        if default is None:
            return Enter(None, words("ask.enter.empty"), words("ask.none"))
        said = answer_words(self.session, question, default)
        return Enter(taken, words("ask.enter.default", answer=said), words("ask.keep", answer=said))

    def _default(self, question: Question, answers: Mapping[str, Any]) -> tuple[Any, Any]:
        """Return the answer to take where none is given, and what the letter then goes by."""
        session = self.session
        if question.id == "language":
            return None, session.letter_words(answers).language
        if question.id == "register":
            return None, session.letter_register(answers)
        if question.id in REMEMBERED:
            known = session.known(answers["client"]).get(question.id)
            return (known.value, known.value) if known else (None, None)
        return None, session.settings.letter_defaults().get(question.id)
