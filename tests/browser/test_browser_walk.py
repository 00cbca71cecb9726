"""What a person does from opening a case to handing it on, in one go."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.running import WIDE, Visit

MEETING = "meeting of Mirela Dascu and Anton Velkov in Varna"
EARLIER, LATER = "February 12, 2025", "February 14, 2025"
ONE, OTHER = "a person familiar with the talks", "observers"
WHY = "both desks say that he is one adviser"


def fact(page: Page, name: str) -> Locator:
    """A fact at the head of a page."""
    return page.locator("dt", has_text=re.compile(f"^{name}$")).locator("xpath=following-sibling::dd[1]")


def origins(page: Page) -> str:
    """What the page of an event says stands behind it."""
    said = fact(page, "Origins").inner_text()
    found = re.search(r"\d+ known origins?", said)
    assert found, said
    return found[0]


def test_a_person_reads_corrects_undoes_and_hands_on(visit: Callable[..., Visit], browser: Browser, tmp_path: Path) -> None:
    tab = visit(accept_downloads=True)
    page = tab.go("/")
    disputed = page.locator("section", has=page.get_by_role("heading", name="Where reports contradict each other"))
    expect(disputed).to_contain_text("12 February 2025 ≠ 14 February 2025")
    disputed.get_by_role("link", name=MEETING).click()

    event = page.url.partition("#")[0]
    expect(fact(page, "When")).to_contain_text("12 February 2025 ≠ 14 February 2025")
    differ = page.locator("#differences .conflict")
    told = differ.locator("a.quote")
    expect(told.filter(has_text=EARLIER).first).to_contain_text("met Anton Velkov of Norvia Logistics in Varna")
    expect(told.filter(has_text=LATER).first).to_contain_text("is said to have met")
    for day in (EARLIER, LATER):
        page.goto(event)
        told.filter(has_text=day).first.get_by_text(day).click()
        expect(page).to_have_url(re.compile(r"/reports/.*at=\d+-\d+#at$"))
        expect(page.locator("#at")).to_be_in_viewport()
        expect(page.locator(".text").first).to_contain_text(day)

    page.goto(event)
    assert origins(page) == "3 known origins"
    decide_that_they_are_one(page)
    page.goto(event)
    assert origins(page) == "2 known origins"
    expect(page.locator("main")).to_contain_text("same cited source")

    page.get_by_role("link", name="Log", exact=True).click()
    entry = page.locator("#entry-1")
    expect(entry).to_contain_text("are one")
    expect(entry).to_contain_text(OTHER)
    expect(entry).to_contain_text(WHY)
    page.get_by_role("button", name="Undo entry 1").first.click()
    expect(page.get_by_role("status")).to_contain_text("took back entry 1")
    page.goto(event)
    assert origins(page) == "3 known origins"

    assert tab.wrong == []
    saved = dossier(page, tab, tmp_path)
    read_offline(browser, saved)


def decide_that_they_are_one(page: Page) -> None:
    """From a sentence to its claim, to the name on whose word it is told, and there the form."""
    page.locator(".said", has_text=ONE).get_by_title("The claim, word by word").first.click()
    page.locator("tr", has_text="On whose word").get_by_role("link").first.click()
    page.get_by_role("link", name=re.compile("The same as another")).click()
    page.get_by_label("Named").fill(OTHER)
    page.get_by_role("button", name="Look for it").click()
    form = page.locator("form.decision", has=page.get_by_role("button", name="Same", exact=True))
    form.get_by_label(re.compile(OTHER)).check()
    form.get_by_label("Why").fill(WHY)
    form.get_by_role("button", name="Same", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("are one")


def dossier(page: Page, tab: Visit, folder: Path) -> Path:
    """The file that the overview hands out, saved."""
    tab.go("/")
    with page.expect_download() as coming:
        page.get_by_role("link", name=re.compile("Dossier to keep")).click()
    saved = folder / coming.value.suggested_filename
    coming.value.save_as(saved)
    return saved


def read_offline(browser: Browser, saved: Path) -> None:
    """Opens it from disk with the network off, reads the dispute and searches."""
    with Visit(browser.new_context(viewport=WIDE, offline=True), saved.as_uri()) as tab:
        asked: list[str] = []
        tab.page.on("request", lambda request: asked.append(request.url))
        page = tab.go("")
        expect(page.locator("#glance, #told").first).to_contain_text(MEETING)
        page.keyboard.press("/")
        box = page.get_by_role("searchbox")
        expect(box).to_be_focused()
        box.fill("prosecutors arrested")
        expect(page.get_by_role("status")).to_contain_text(re.compile(r"[1-9]"))
        box.fill("no such words anywhere")
        expect(page.get_by_role("status")).not_to_contain_text(re.compile(r"[1-9]"))
        assert tab.wrong == []
        assert [url for url in asked if not url.startswith(("file://", "data:"))] == []
