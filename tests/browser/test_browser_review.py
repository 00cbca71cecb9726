"""The review by keys alone: one question a screen, each answer kept, each taken back."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.running import NARROW, Visit
from twosource.case import decisions
from twosource.store import in_force

ANSWERS = {"x": "same", "n": "different", "u": "unsure"}


def asked(page: Page) -> tuple[str, ...]:
    """The two things that the question is about."""
    found = page.locator('form.decision input[name="subject"]').evaluate_all("all => all.map((each) => each.value)")
    return tuple(found)


def number(page: Page) -> int:
    """Which question of how many this is."""
    found = re.match(r"(\d+) of", page.locator(".progress").inner_text())
    assert found
    return int(found[1])


def test_a_person_reviews_by_keys_and_takes_an_answer_back(kept: Path, visit: Callable[..., Visit]) -> None:
    tab = visit()
    page = tab.go("/review")
    seen = []
    for count, (key, verb) in enumerate(ANSWERS.items(), 1):
        question = asked(page)
        seen.append(question)
        assert number(page) == count
        expect(page.locator("blockquote")).to_have_count(2)
        page.keyboard.press(key)
        expect(page.locator(".progress")).to_contain_text(f"{count + 1} of")
        expect(page.get_by_role("status")).to_contain_text("Undo")
        decided = decisions.log(kept)[-1]
        assert decided.verb == verb
        assert decided.why
    assert len(set(seen)) == 3

    page.get_by_role("status").get_by_role("button", name=re.compile("Undo")).click()
    expect(page.locator(".progress")).to_contain_text("3 of")
    assert [each.verb for each in in_force(decisions.log(kept))] == ["same", "different"]
    assert asked(page) == seen[2]
    assert tab.wrong == []


def test_a_key_pressed_while_one_writes_the_reason_decides_nothing(kept: Path, visit: Callable[..., Visit]) -> None:
    page = visit().go("/review")
    before = decisions.log(kept)
    why = page.get_by_label("Why")
    why.fill("")
    why.press_sequentially("xnu in the second sentence")
    assert why.input_value() == "xnu in the second sentence"
    page.keyboard.press("Control+x")
    assert decisions.log(kept) == before


def test_one_may_leave_a_question_for_later(visit: Callable[..., Visit]) -> None:
    page = visit().go("/review")
    first, count = asked(page), number(page)
    page.keyboard.press("s")
    page.wait_for_url(re.compile("after="))
    assert asked(page) != first
    assert number(page) == count


@pytest.mark.parametrize("options", [{"viewport": NARROW}, {"java_script_enabled": False}])
def test_it_works_on_a_telephone_and_without_a_script(options: dict[str, object], kept: Path, visit: Callable[..., Visit]) -> None:
    page = visit(**options).go("/review")
    before = len(decisions.log(kept))
    page.get_by_role("button", name=re.compile("Not sure")).click()
    expect(page.get_by_role("status")).to_be_visible()
    assert len(decisions.log(kept)) == before + 1
