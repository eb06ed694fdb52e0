"""A conversation as the server keeps it."""

from dataclasses import replace

from rag.types import Claim
from tests.conftest import article
from tests.shown import answered, quoted, talk
from web.page.talk import Talk


def test_a_question_is_added_at_the_end_and_those_before_it_are_known() -> None:
    one = Talk().ask("Who?").now(replace(Talk().ask("Who?").turns[0], stage=""))
    two = one.ask("And when?")
    assert [turn.n for turn in two.turns] == [1, 2]
    assert two.earlier == ["Who?"]
    assert two.turns[-1].running and not two.turns[0].running


def test_an_edited_question_takes_the_place_of_its_own_and_all_after_it() -> None:
    whole = talk(answered("A b.", "A b."), answered("C d.", "C d."), answered("E f.", "E f."))
    edited = replace(whole, editing=2).ask("What else?")
    assert [(turn.n, turn.question) for turn in edited.turns] == [(1, "Who?"), (4, "What else?")]
    assert edited.editing is None


def test_a_turn_grows_claim_by_claim_with_numbered_citations() -> None:
    one, two = article("Boats sailed.", "one"), article("It rained.", "two")
    turn = Talk().ask("What?").turns[0]
    for of in (one, two):
        turn = turn.grown(Claim(of.text, (quoted(of, of.text),), "supported"), {of.id: of})
    assert turn.answer is not None and turn.running
    assert [(c.n, c.article.id) for c in turn.answer.citations] == [(1, one.id), (2, two.id)]


def test_only_a_turn_that_runs_can_be_stopped() -> None:
    assert Talk().stop() == Talk()
    asked = Talk().ask("Who?")
    assert asked.stop().turns[0].stopped
    ended = asked.now(asked.turns[0].ended(answered("A b.", "A b.")))
    assert ended.stop() == ended
