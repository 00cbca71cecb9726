"""Which mentions of one report are one entity."""

from typing import Any

from twosource.model import Chain, Mention, identify
from twosource.reading.page import Page


def chains(page: Page) -> dict[str, Any]:
    """Chains of mentions; each mention stands in exactly one."""
    groups: dict[str, list[Mention]] = {}
    for mention in page.mentions:
        groups.setdefault(mention.text.lower(), []).append(mention)
    return {
        "chains": tuple(
            Chain(
                identify("k", page.report.id, group[0].span.start, group[0].span.end),
                page.report.id,
                group[0].type,
                group[0].text,
                tuple(group),
            )
            for group in groups.values()
        )
    }
