import time

import pytest

from twosource.intake.html import page as html_page
from twosource.intake.html.blocks import layout

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Harbour of Velmora closed after blast | The Velmora Post</title>
<meta property="og:site_name" content="The Velmora Post"><meta property="article:published_time" content="2024-05-03T23:30:00-07:00">
<link rel="canonical" href="https://velmora.example/harbour">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Harbour of Velmora closed after blast",
"author": [{"name": "Ana Roe"}, {"name": "Ben Poe"}]}]}</script><style>p{color:red}</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Harbour of Velmora closed after blast</h1>
<figure><img src="x.jpg"><figcaption>The harbour in 2019</figcaption></figure>
<p>VELMORA, May 3 (Reuters) - A blast closed the harbour of Velmora on Friday, officials said, and at least&nbsp;20 people were
hurt &amp; taken to hospital.</p>
<p>The mayor, Ilse Brandt, said that <b>nobody</b> had claimed the attack so far, and that the port would stay closed until Monday.</p>
<h2>Second blast</h2>
<p>A second explosion was heard in the evening, residents told the paper, although the police did not confirm it to reporters there.</p>
<blockquote class="twitter-tweet"><p lang="en" dir="ltr">Thick smoke over the harbour right now. Stay inside! <a href="https://t.co/x">pic.twitter.com/ab</a>
</p>&mdash; Tariq عمر (@tariq_o) <a href="https://twitter.com/x">May 3, 2024</a></blockquote>
<script async src="https://platform.example/widgets.js"></script>
<p>The government called a meeting of its security council for Saturday morning, the ministry of the interior said in a statement.</p>
</article><aside><p>Most read: cats of the week are here to please everyone on the internet</p></aside>
<footer><p>Copyright 2024 The Velmora Post. All rights reserved.</p></footer></body></html>"""


def test_the_story_stays_and_the_frame_goes() -> None:
    draft = html_page.draft_of(PAGE)
    found = layout(draft)
    assert [block.kind for block in found.blocks] == ["title", "caption", "lead", "paragraph", "heading", "paragraph", "embed", "paragraph"]
    assert "at least 20 people were hurt & taken to hospital." in draft.text
    assert not any(words in draft.text for words in ("Most read", "Copyright", "Home", "color:red"))
    embed = found.blocks[6]
    assert (embed.author, embed.handle, embed.date and embed.date.edtf) == ("Tariq عمر", "tariq_o", "2024-05-03")
    assert found.credit == "Reuters"


def test_the_head_states_title_outlet_authors_and_the_day_in_its_own_zone() -> None:
    stated = html_page.draft_of(PAGE).stated
    assert (stated.title, stated.publisher, stated.authors) == (
        "Harbour of Velmora closed after blast",
        "The Velmora Post",
        ("Ana Roe", "Ben Poe"),
    )
    assert (stated.published.edtf, stated.published.clock, stated.url) == ("2024-05-03", "23:30", "https://velmora.example/harbour")


def test_a_page_that_states_nothing_is_given_nothing() -> None:
    stated = html_page.draft_of("<html><body><p>On 3 May 2024 the harbour was closed.</p></body></html>").stated
    assert (stated.title, stated.publisher, stated.authors, stated.published.edtf, stated.url) == (None, None, (), None, None)


SENTENCE = "The harbour was closed on Friday after a blast that hurt at least twenty people, the police said."


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + f"<p>{SENTENCE}</p>",
        "<b>" * 100_000 + SENTENCE,
        "<p " + " ".join(f'a{number}="x"' for number in range(50_000)) + f">{SENTENCE}</p>",
        "<blockquote>" * 30_000 + SENTENCE,
        "<!--" * 200_000 + f"--><p>{SENTENCE}</p>",
        f"<p>{SENTENCE}</p>" + "<script>" * 100_000,
        f"<p>{SENTENCE}</p>" + '<p title="' * 60_000,
        f"<p>{SENTENCE}</p>" + "&" * 300_000,
    ],
    ids=["depth", "inline depth", "attributes", "quotes", "comments", "scripts", "open quote marks", "ampersands"],
)
def test_a_hostile_page_is_read_in_bounded_time(page: str) -> None:
    began = time.process_time()
    assert SENTENCE in html_page.draft_of("<html><body>" + page).text
    assert time.process_time() - began < 15


def test_a_page_of_nothing_but_tags_is_tangled() -> None:
    assert html_page.tangled("<b>" * 500_000)
    assert not html_page.tangled(PAGE)
