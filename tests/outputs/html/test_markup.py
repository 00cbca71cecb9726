from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from twosource.outputs.html.markup import bdi, join, raw, safe, tag
from twosource.outputs.view.labels import visible


def parsed(html: str) -> tuple[list[tuple[str, list]], str]:
    tags, words = [], []
    parser = HTMLParser()
    parser.handle_starttag = lambda name, attrs: tags.append((name, attrs))
    parser.handle_data = words.append
    parser.feed(html)
    parser.close()
    return tags, "".join(words)


@given(st.text(), st.text())
def test_text_and_attributes_come_back_as_they_were(text, title):
    tags, words = parsed(tag("p", text, title=title))
    assert tags == [("p", [("title", visible(title))])]
    assert words == visible(text)


def test_what_was_made_here_stands():
    assert tag("p", tag("b", "<"), [" & ", raw("<br>")]) == "<p><b>&lt;</b> &amp; <br></p>"


def test_attribute_names():
    assert (
        tag("th", class_="a", data_c="x", hidden=True, open=False, title=None, colspan=2)
        == '<th class="a" data-c="x" hidden colspan="2"></th>'
    )


def test_void_elements_have_no_end():
    assert tag("br") == "<br>"


def test_joining_escapes():
    assert join(["<", safe("<")]) == "&lt;&lt;"


def test_names_keep_their_direction_to_themselves():
    assert bdi("a") == "<bdi>a</bdi>"
