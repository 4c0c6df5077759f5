"""The use-cases that every front end shares: advise, decide, say what became of it, look back.

It knows no screen. What it is given (the library, the store, the surroundings) it is given once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from content.advice import complete_path, holds_back, minutes_freed
from content.answers import read_answer
from content.costs import AS_PLANNED, as_planned_minutes, waits_for_check_in
from content.decision import CheckIn, Decision, KnownClient, LaterCall, Letter, Terms
from content.plain_text import fold
from content.proposals import propose
from content.schedule import STATES
from content.words import languages
from tui.refusals import Refusal
from tui.use_cases import known_clients
from tui.use_cases.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from content import letters
    from content.facts import Facts

Meeting = tuple[str, datetime]
"""A meeting as decisions on it are compared: the client's folded name, and when it starts."""


@dataclass
class Session(Writing):
    """One person at work with the coach."""

    # Decisions

    def decide(
        self,
        answers: Mapping[str, Any],
        tactic: str | None = None,
        state: str | None = None,
        letter: Letter | None = None,
    ) -> Decision:
        """Record the decision for the advised outcome or for the one chosen; durable on return."""
        decision = self.decision(answers, tactic, state, letter)
        self.record([decision])
        return self.repository.decision(decision.id)

    def record(self, decisions: Sequence[Decision]) -> None:
        """Record decisions and what they tell of their clients, in one durable step."""
        self.repository.record(decisions, self._clients_after(decisions))

    def decision(
        self,
        answers: Mapping[str, Any],
        tactic: str | None = None,
        state: str | None = None,
        letter: Letter | None = None,
        standing: Mapping[Meeting, str] | None = None,
    ) -> Decision:
        """Make the decision without recording it; `standing`, when many are made in one step."""
        advice = self.advise(answers)
        chosen = tactic or advice.tactic
        self._check_outcome(chosen, state)
        draft = self.draft(answers, chosen)
        outcome = self.library.tactics[chosen]
        facts = draft.facts
        now = self.now()
        return Decision(
            id=self.repository.new_id(),
            decided_at=now,
            zone=self.environment.zone.key,
            tactic=chosen,
            advised=advice.tactic,
            state=state or ("agreed" if outcome.letter_to is None else "proposed"),
            state_at=now,
            terms=None,
            answers=self._answers_kept(answers, draft),
            baseline_minutes=advice.baseline_minutes,
            planned_minutes=advice.baseline_minutes
            - (minutes_freed(self.library, chosen, facts) or 0),
            as_planned_minutes=outcome.minutes_as_planned(facts) or 0,
            kept_travel_minutes=facts["travel_minutes"] if outcome.kept_travel else 0,
            letter=letter or self.letter(answers, chosen),
            follow_up_on=self._follow_up(chosen, facts, draft.starts_at),
            replaces=(self.standing() if standing is None else standing).get(
                self.meeting(answers["client"], draft.starts_at)
            ),
            **self._of_calendar(answers, draft.starts_at),
        )

    def _of_calendar(self, answers: Mapping[str, Any], starts_at: datetime) -> dict[str, Any]:
        """Return by which names the calendar knows the meeting, where it was imported."""
        if self.calendar_store is None:
            return {}
        found = self.calendar.meeting_of(answers["client"], answers["subject"], starts_at)
        if found is None:
            return {}
        return {"meeting_uid": found.uid, "meeting_recurrence_id": found.recurrence_id or None}

    def _check_outcome(self, tactic: str, state: str | None) -> None:
        if tactic not in self.library.tactics:
            known = ", ".join(self.library.tactics)
            raise Refusal("tactic_unknown", value=tactic, known=known)
        if state is not None and state not in STATES:
            raise Refusal("state_unknown", value=state, known=", ".join(STATES))

    def _answers_kept(self, answers: Mapping[str, Any], draft: letters.Draft) -> dict[str, object]:
        """Return the answers with the proposed time that the letter names."""
        kept = dict(answers)
        if draft.new_time is not None:
            kept["new_time"] = draft.new_time.isoformat()
        return kept

    def _follow_up(self, tactic: str, facts: Facts, starts_at: datetime) -> date | None:
        """Return the day on which an email for now comes back: a working day a week later."""
        if not holds_back(self.library, tactic, facts):
            return None
        return propose(starts_at, 0, self.now(), soon=False, is_free=self.is_free).date()

    @staticmethod
    def meeting(client: str, starts_at: datetime) -> Meeting:
        """Return what makes two decisions be about one meeting."""
        return fold(client), starts_at

    def standing(self) -> dict[Meeting, str]:
        """Return the id of the latest decision on each meeting that still stands."""
        return {
            self.meeting(each.client, each.starts_at): each.id
            for each in self.repository.decisions()
            if each.state != "withdrawn"
        }

    def set_state(self, decision_id: str, state: str, terms: Terms | None = None) -> Decision:
        """Record what the client said, and on which terms."""
        decision = self.repository.decision(decision_id)
        self._check_outcome(decision.tactic, state)
        known = []
        if state == "refused":
            client = self.repository.client(decision.client)
            known = known_clients.after_refusal(client, decision.tactic)
        return self.repository.set_state(decision_id, state, terms, known)

    def counts(self, decision: Decision) -> bool:
        """Tell whether its occurrences are checked in; those of a kept or moved meeting aren't."""
        return waits_for_check_in(decision)

    def extend(self, decision: Decision, until: date) -> Decision:
        """Let a temporary change go on, or end earlier; AnswerRefused for a day out of range."""
        tactic = self.library.tactics.get(decision.tactic)
        if decision.repeats == "once" or tactic is None or not tactic.changes_meeting:
            raise Refusal("nothing_to_extend", value=decision.id)
        question = self.library.question("lasts")
        lasts = read_answer(
            question, f"until {until}", decision.answers, self.environment.zone, languages()
        )
        self.repository.record([replace(decision, answers={**decision.answers, "lasts": lasts})])
        return self.repository.decision(decision.id)

    def check_in(
        self,
        decision: Decision,
        day: date,
        outcome: str,
        minutes: int | None = None,
        later_calls: Sequence[LaterCall] = (),
    ) -> Decision:
        """Record what became of one occurrence; one as planned keeps what the plan was.

        Terms that are agreed or dropped later don't change what has been.
        """
        now = self.now()
        if outcome == AS_PLANNED and minutes is None:
            minutes = as_planned_minutes(decision) - decision.kept_travel_minutes
        earlier = decision.check_ins.get(day)
        first_at = earlier.first_at if earlier else now
        said = CheckIn(day, outcome, minutes, tuple(later_calls), now, first_at)
        return self.repository.check_in(decision.id, said)

    # What is known of a client

    def _clients_after(self, decisions: Sequence[Decision]) -> list[KnownClient]:
        """Return each decided client with what the answers that were asked for tell."""
        after: dict[str, KnownClient] = {}
        for each in decisions:
            path = complete_path(self.library, each.answers, self.settings.assumptions, each.tactic)
            key = fold(each.client)
            before = after.get(key) or self.repository.client(each.client)
            news = known_clients.told(each.answers, path.asked, self.today())
            after[key] = known_clients.with_told(before, each.client, news)
        return list(after.values())
