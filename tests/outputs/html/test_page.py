import re
import time
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest

from tests.outputs.large import large
from tests.outputs.story import REPORTS, case
from twosource.model import Case, Reading
from twosource.outputs import as_html


def test_nothing_is_fetched(page):
    assert not re.findall(r"\b(?:src|srcset|action|poster|data)=", page.html)
    assert all(link.startswith("#") for link in page.links)
    assert "@import" not in page.html
    assert "url(" not in page.html


def test_the_policy_lets_only_this_style_and_this_script_run(page):
    policy = next(given["content"] for tag, given in page.tags if given.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (body,) = re.findall(f"<{tag}>(.*?)</{tag}>", page.html, re.DOTALL)
        assert f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'" in policy
    assert not any("style" in given or any(name.startswith("on") for name in given) for _, given in page.tags)


def test_the_search_box_shows_itself_only_with_the_script_and_says_what_it_found(page):
    given = {attributes.get("id"): (tag, attributes) for tag, attributes in page.tags}
    assert given["find"][1]["type"] == "search"
    assert given["found"][1]["role"] == "status"
    assert given["find"][1]["aria-describedby"] == "found"
    assert any(attributes.get("for") == "find" for tag, attributes in page.tags if tag == "label")
    assert next(attributes for tag, attributes in page.tags if tag == "search").keys() >= {"hidden"}
    assert not any("hidden" in attributes for tag, attributes in page.tags if tag != "search")


def test_a_quote_shows_its_report_and_offsets_and_a_report_its_whole_hash(page):
    assert "C [20, 88)" in page.texts["v1"]
    assert "C [20, 88)" in page.texts["glance"]
    for key, report in zip("ABC", REPORTS, strict=True):
        assert report.sha256 in page.texts[f"report-{key}"]
        assert report.sha256 in page.texts["record"]


def test_a_part_of_a_case_gives_no_command_that_would_print_another_hash(parsed):
    whole, part = parsed(as_html(case())), parsed(as_html(case(), excerpt=True))
    assert "sha256sum" in whole.texts["record"]
    assert "sha256sum" not in part.texts["record"]
    assert "part of a case" in part.texts["record"]


def test_ids_are_unique_and_every_link_leads_somewhere(page):
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_elements_close(page):
    assert page.unbalanced == []


@pytest.mark.parametrize(
    "words",
    [
        "told-heading",
        "differences",
        "alone",
        "relations",
        "matrix",
        "timeline",
        "network",
        "people",
        "origins",
        "method",
        "glance",
        "record",
    ],
)
def test_the_sections_are_there(page, words):
    assert words in page.ids


def test_landmarks_and_headers_for_those_who_listen(page):
    names = [tag for tag, _ in page.tags]
    assert {"header", "nav", "main", "aside", "h1"} <= set(names)
    assert names.count("h1") == names.count("main") == 1
    assert all("scope" in given for tag, given in page.tags if tag == "th")
    assert next(given for tag, given in page.tags if tag == "html")["lang"] == "en"
    assert next(given for tag, given in page.tags if tag == "a")["class"] == "skip"


def test_a_hostile_report_does_nothing(parsed):
    bad = '"><script>alert(1)</script><img src=x onerror=alert(2)>\u202egnp'
    given = case()
    hostile = replace(REPORTS[0], title=bad, publisher=bad, authors=(bad,), url=f"javascript:{bad}", path=bad)
    event = replace(given.events[0], label=bad)
    entity = replace(given.entities[0], name=bad, aliases=(bad,), descriptions=(bad,))
    page = parsed(
        as_html(
            replace(given, reports=(hostile, *given.reports[1:]), events=(event, *given.events[1:]), entities=(entity, *given.entities[1:]))
        )
    )
    names = [tag for tag, _ in page.tags]
    assert names.count("script") == 1
    assert "img" not in names
    assert "\u202e" not in page.html
    assert "⟦U+202E⟧" in page.html
    assert not any(link.startswith("javascript") for link in page.links)
    assert not any("onerror" in attributes for _, attributes in page.tags)
    assert page.unbalanced == []


def test_an_address_of_the_web_is_a_link(parsed):
    linked = parsed(as_html(Case((replace(REPORTS[0], url="https://example.org/a?b=1&c=2"),), (Reading("ra"),))))
    assert "https://example.org/a?b=1&c=2" in linked.links


def test_the_same_case_makes_the_same_page(page):
    assert as_html(case()) == page.html


def test_it_never_says_true_of_a_claim(page):
    assert not re.search(r"\bfacts?\b", " ".join(page.texts[id] for id in ("summary", "told", "differences")))


def test_an_empty_case_has_a_page(parsed):
    assert parsed(as_html(Case((), ()))).unbalanced == []


def test_fifty_reports_stay_small_and_quick():
    many = large(50, 30)
    began = time.process_time()
    html = as_html(many)
    assert len(html.encode()) < 3_000_000
    assert time.process_time() - began < 2
