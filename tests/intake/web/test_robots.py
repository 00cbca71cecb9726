"""Rules of robots.txt as RFC 9309 has them, and files made to hold up whoever reads them."""

from time import process_time

import pytest

from twosource.intake.web.robots import rules_for


def allowed(text: str, path: str) -> bool:
    return rules_for(text, "twosource").allow(path)


@pytest.mark.parametrize(
    ("rule", "path", "fits"),
    [
        ("/a", "/a", True), ("/a", "/ab/c", True), ("/a", "/b/a", False), ("/a$", "/a", True), ("/a$", "/ab", False),
        ("/*.html$", "/x/y.html", True), ("/*.html$", "/x.html?q=1", False), ("/*.html", "/x.html?q=1", True), ("*", "/", True),
        ("/a*b*c", "/a-b-c-d", True), ("/a*b*c", "/a-c-b", False), ("/a*b$", "/ab", True), ("/ab*b$", "/ab", False),
        ("/a**b", "/axb", True), ("/a*$", "/abc", True), ("/?q=", "/?q=1", True), ("/%7ejoe", "/~joe", True), ("/~joe", "/%7Ejoe", True),
        ("/a%2fb", "/a/b", False), ("/a%2fb", "/a%2Fb", True), ("/ツ", "/%E3%83%84", True),
        ("secret", "/secret", False), ("/A", "/a", False),
        ("/*", "/", True), ("/a$b", "/a$b", True), ("$", "/", False), ("/[x]", "/[x]", True),
    ],
)  # fmt: skip
def test_which_addresses_a_rule_is_about(rule: str, path: str, fits: bool) -> None:
    assert allowed(f"User-agent: *\nDisallow: {rule}", path) is not fits


@pytest.mark.parametrize(
    ("text", "path", "kept_out"),
    [
        ("", "/a", False),
        ("User-agent: *\nDisallow:", "/a", False),
        ("User-agent: *\nDisallow: /\nAllow: /a", "/a/b", False),
        ("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", False),
        ("Disallow: /", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", False),
        ("User-agent: twosource\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: TwoSource/1.0\nDisallow: /b", "/a", False),
        ("User-agent: x\nUser-agent: twosource\nDisallow: /a", "/a", True),
        ("User-agent: twosource\nDisallow: /a\nUser-agent: x\nDisallow: /b", "/b", False),
        ("User-agent: twosource\nDisallow: /a\n\nUser-agent: twosource\nDisallow: /b", "/b", True),
        ("User-agent: twosource-images\nDisallow: /", "/a", False),
        ("\ufeffUSER-AGENT : *\r\nDISALLOW : /a # why\r\n", "/a", True),
        ("User-agent: *\rDisallow: /a\r", "/a", True),
        ("User-agent: *\nSitemap: http://x/\nDisallow: /a", "/a", True),
        ("User-agent: twosource\n\nUser-agent: *\nDisallow: /a", "/a", True),
    ],
)
def test_which_group_is_heeded(text: str, path: str, kept_out: bool) -> None:
    assert allowed(text, path) is not kept_out


@pytest.mark.parametrize(
    ("said", "delay"), [("5", 5.0), ("0.5", 0.5), ("-1", None), ("nan", None), ("inf", None), ("1e999", None), ("x", None), ("", None)]
)
def test_the_pause_that_is_asked_for(said: str, delay: float | None) -> None:
    assert rules_for(f"User-agent: *\nCrawl-delay: {said}", "twosource").delay == delay


HEAD = "User-agent: *\n"
SLOW = {
    "asterisks": HEAD + "Disallow: /" + "a*" * 100_000 + "b",
    "many rules of asterisks": HEAD + "Disallow: /*a*a*a*a*a*a*a*a*a*a*a*b\n" * 15_000,
    "many different rules": HEAD + "".join(f"Disallow: /*{'a' * (n % 20)}{n}\n" for n in range(25_000)),
    "many programs, then many rules": "".join(f"User-agent: a{n}\n" for n in range(20_000)) + HEAD + "Disallow: /a\n" * 20_000,
    "one program again and again": "User-agent: twosource\nDisallow: /b\n" * 12_000,
    "line ends alone": "\r" * 500_000,
    "colons": ":" * 500_000,
    "spaces": "User-agent" + " " * 500_000,
    "letters": "a" * 500_000,
    "escapes": HEAD + "Disallow: /" + "%41" * 160_000,
}


@pytest.mark.parametrize("shape", SLOW)
def test_no_file_takes_more_than_a_moment(shape: str) -> None:
    began = process_time()
    rules_for(SLOW[shape][:512_000], "twosource").allow("/" + "a" * 7_990)
    assert process_time() - began < 6
