from twosource.intake.html.blocks import Layout, layout
from twosource.intake.lines import lines_of
from twosource.intake.parcel import Draft, Stated

BODY = "The harbour of Velmora was closed on Friday after a blast, and the mayor said that twenty people had been taken to hospital."
MORE = "The police did not say who was behind the blast. The port authority hopes that ships will be let in again on Monday morning."
BRIEF = "Smoke rises over the old harbour of Velmora this morning."
POST = "Nobody tells us anything. Stay inside, friends of the harbour! #Velmora pic.twitter.com/abc123"
SIGNED = "— Tariq Omar طارق عمر (@tariq_o) May 3, 2024"


def laid(text: str, **stated: str) -> Layout:
    return layout(Draft(text, range(len(text)), lines_of(text), Stated(**stated)))  # type: ignore[arg-type]


def kinds(text: str, **stated: str) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(text)[:20]) for block in laid(text, **stated).blocks]


def test_title_lead_heading_and_paragraph() -> None:
    text = f"Velmora shuts its harbour\n\n{BODY}\n\nWhat is known so far\n\n{MORE}"
    assert [kind for kind, _ in kinds(text)] == ["title", "lead", "heading", "paragraph"]
    assert laid(text).title == "Velmora shuts its harbour"


def test_headings_without_blank_lines_stand_alone() -> None:
    assert [kind for kind, _ in kinds(f"{BODY}\nA Port Under Pressure\n{MORE}")] == ["lead", "heading", "paragraph"]


def test_a_first_line_with_a_full_stop_is_no_title() -> None:
    assert [kind for kind, _ in kinds(f"The harbour is shut.\n\n{BODY}")] == ["lead", "paragraph"]
    assert laid(f"The harbour is shut.\n\n{BODY}").title is None


def test_a_stated_title_marks_its_line_whatever_it_looks_like() -> None:
    assert kinds(f"The harbour is shut.\n\n{BODY}", title="The harbour is shut")[0][0] == "title"


def test_a_wrapped_paragraph_is_one_block() -> None:
    text = (
        "THE HARBOUR OF VELMORA WAS CLOSED ON FRIDAY AFTER A BLAST, AND THE\n"
        "MAYOR SAID THAT TWENTY PEOPLE HAD BEEN TAKEN TO THE OLD HOSPITAL OF\nTHE TOWN."
    )
    assert [kind for kind, _ in kinds(text)] == ["lead"]


def test_a_post_of_two_lines_is_its_authors_voice() -> None:
    text = f"{BODY}\n{MORE}\n{BRIEF}\n{POST}\n{SIGNED}\n{MORE.replace('Monday', 'Tuesday')}"
    blocks = laid(text).blocks
    assert [block.kind for block in blocks] == ["lead", "paragraph", "embed", "paragraph"]
    post = blocks[2]
    assert post.span.of(text) == f"{BRIEF}\n{POST}\n{SIGNED}"
    assert (post.author, post.handle) == ("Tariq Omar طارق عمر", "tariq_o")
    assert post.date
    assert (post.date.edtf, post.date.basis, post.date.span and post.date.span.of(text)) == ("2024-05-03", "stated", "May 3, 2024")


def test_a_post_leaves_out_the_line_that_introduces_it_and_paragraphs_apart() -> None:
    introduced = f"{BODY}\nA neighbour wrote on X:\n{POST}\n{SIGNED}\n{MORE}"
    assert laid(introduced).blocks[-2].span.of(introduced).startswith(POST)
    apart = f"{BODY}\n\nThe harbour stayed shut.\n\n{POST}\n{SIGNED}\n\n{MORE}"
    assert [block.span.of(apart).startswith(POST) for block in laid(apart).blocks if block.kind == "embed"] == [True]


def test_a_post_inside_a_line_is_parted_from_the_story() -> None:
    text = f"{BODY} {MORE} {BODY} {POST} {SIGNED} {MORE}"
    blocks = laid(text).blocks
    assert [block.kind for block in blocks] == ["lead", "embed", "paragraph"]
    assert blocks[1].span.of(text).endswith(SIGNED)
    assert blocks[2].span.of(text) == MORE


def test_a_reporters_aside_with_a_dash_is_no_post() -> None:
    assert [kind for kind, _ in kinds(f"{BODY}\n\nThe mayor — on her account (@mayor) she had promised more — kept silent. {MORE}")] == [
        "lead",
        "paragraph",
    ]


def test_a_biography_at_the_end_is_no_story_but_names_the_author() -> None:
    note = "Mara Quill is a Senior Reporter at The Velmora Post with ten years of experience. She writes on ports. Mara tweets at maraq"
    for text in (f"{BODY}\n\n{MORE}\n\n{note}", f"{BODY}\n\n{MORE} {note}", f"{BODY}\n\n{MORE}{note}"):
        found = laid(text)
        assert found.blocks[-1].kind == "biography"
        assert found.blocks[-1].span.of(text) == note
        assert found.authors == ("Mara Quill",)
    assert kinds(f"{BODY}\n\n{MORE}\n\nThe author is a retired harbour pilot.")[-1][0] == "biography"


def test_a_person_of_the_story_gets_no_biography() -> None:
    told = "Mara Quill is a reporter at The Velmora Post who was hurt in the blast, her sister said."
    assert kinds(f"{BODY}\n\n{MORE}\n\n{told}")[-1][0] == "paragraph"
    quoted = "Mara Quill is a reporter at The Velmora Post with ten years of experience."
    assert kinds(f"{BODY}\n\nThe blast hurt Mara Quill, a passer-by.\n\n{quoted}")[-1][0] == "paragraph"


def test_furniture_captions_and_bylines() -> None:
    text = (
        f"Velmora shuts its harbour\n\nBy Ana Roe and Ben Poe\n\nPublished: 3 May 2024, 10:15 GMT\n\nFile photo: the harbour\n\n{BODY}\n\n"
        f"Also read:\n\nTen things to know about Velmora\n\n{MORE}\n\nWith inputs from PTI\n\n© 2024 The Velmora Post"
    )
    found = laid(text)
    assert [block.kind for block in found.blocks] == [
        "title", "byline", "byline", "caption", "lead", "boilerplate", "boilerplate", "paragraph", "boilerplate", "boilerplate",
    ]  # fmt: skip
    assert found.authors == ("Ana Roe", "Ben Poe")
    assert (found.published.edtf, found.published.clock, found.credit) == ("2024-05-03", "10:15", "Press Trust of India")


def test_the_agency_of_a_dateline_is_the_credit_and_stays_in_its_paragraph() -> None:
    text = f"VELMORA, May 3 (Reuters) - {BODY}"
    assert laid(text).credit == "Reuters"
    assert kinds(text)[0][0] == "lead"


def test_a_stamp_glued_to_the_lead_is_parted_off() -> None:
    text = f"Velmora shuts its harbour\n\nPosted: May 3, 2024 11:10 am EDT {BODY}"
    assert kinds(text)[1:] == [("byline", "Posted: May 3, 2024 "), ("lead", BODY[:20])]
    assert laid(text).published.edtf == "2024-05-03"


def test_no_date_is_taken_from_the_story() -> None:
    for opening in ("On May 3, 2024, ", "May 3, 2024 was a dark day. ", "Posted 03/04/2024 "):
        assert laid(f"Velmora shuts its harbour\n\n{opening}{BODY}").published.edtf is None


def test_blocks_do_not_overlap_and_leave_out_only_blanks() -> None:
    text = f"Velmora shuts its harbour\n\nBy Ana Roe\n\n{BODY}\n{BRIEF}\n{POST}\n{SIGNED}\n"
    text += f"{MORE} Mara Quill covers ports for The Velmora Post."
    at = 0
    for block in laid(text).blocks:
        assert not text[at : block.span.start].strip()
        at = block.span.end
    assert not text[at:].strip()


def test_a_bylines_closing_date_is_the_published_one() -> None:
    text = f"Party confirms a meeting\n\nBy Lidia Stan, Harbour Courier, 8 March 2025\n\n{BODY}"
    assert laid(text).published.edtf == "2025-03-08"
