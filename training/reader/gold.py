"""The open sets as examples: ECB+ (events, polarity, parties), GUM (names, sayings), MUC (roles in acts of violence).

Only train parts: ECB+ topics outside dev and test, GUM documents outside the dev and test split, MUC messages DEV-MUC3-0001 to 0700.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from training.reader.examples import Example, Mark, paragraphs

PARTIES = {
    "HUMAN_PART_PER": "person", "HUMAN_PART_ORG": "organization", "HUMAN_PART_GPE": "place", "HUMAN_PART_FAC": "facility",
    "HUMAN_PART_VEH": "thing", "HUMAN_PART_MET": "group", "HUMAN_PART_GENERIC": "group", "HUMAN_PART": "person",
    "LOC_GEO": "place", "LOC_FAC": "facility", "LOC_OTHER": "place", "NON_HUMAN_PART": "thing", "NON_HUMAN_PART_GENERIC": "thing",
}  # fmt: skip
IN_NAMES = frozenset({"PROPN", "PUNCT", "ADP", "NUM", "CCONJ", "DET", "PART"})
"""Parts of speech of which a GUM name consists."""
LAST_TRAINED = 700
"""The last MUC development message that is learned from."""
ROLES = {
    "PERP: INDIVIDUAL ID": "actor",
    "PERP: ORGANIZATION ID": "actor",
    "HUM TGT: NAME": "target",
    "HUM TGT: DESCRIPTION": "target",
    "PHYS TGT: ID": "target",
    "INCIDENT: INSTRUMENT ID": "instrument",
}


def ecb(folder: Path) -> Iterator[Example]:
    """ECB+ as prepared by the bench: events with their class and polarity, and parties, in the marked sentences."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for line in (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        name, text = report["id"], report["text"]
        where = [(a, b) for a, b in gold["scored"].get(name, [])]
        events = [item for item in gold["event_mentions"] if item["report"] == name]
        marks: dict[str, list[Mark]] = {
            "events": [(e["start"], e["end"], e["tag"].split("ACTION_")[1].lower()) for e in events],
            "polarity": [(e["start"], e["end"], e["polarity"]) for e in events],
            "parties": [
                (e["start"], e["end"], PARTIES[e["tag"]]) for e in gold["entity_mentions"] if e["report"] == name and e["tag"] in PARTIES
            ],
        }
        only = [(a, b) for a, b, _ in marks["polarity"]]
        yield from paragraphs(text, marks, {"events": where, "polarity": only, "parties": where})


def muc(folder: Path, *, held_out: bool = False) -> Iterator[Example]:
    """MUC messages with the fills of their templates marked wherever they stand; messages without a template teach nothing of roles."""
    messages = json.loads((folder / "messages.json").read_text(encoding="utf-8"))
    fills: dict[str, dict[str, set[str]]] = {}
    for template in json.loads((folder / "templates.json").read_text(encoding="utf-8")):
        name = template["MESSAGE: ID"][0].split()[0]
        for slot, role in ROLES.items():
            for value in template.get(slot, []):
                fills.setdefault(name, {}).setdefault(role, set()).update(re.findall(r'"([^"]+)"', value))
    for name, message in messages.items():
        number = re.fullmatch(r"DEV-MUC3-(\d+)", name)
        trained = number is not None and int(number[1]) <= LAST_TRAINED
        if name not in fills or trained == held_out:
            continue
        text = message["text"]
        marks = [
            (found.start(), found.end(), role)
            for role, strings in sorted(fills[name].items())
            for string in sorted(strings)
            if len(string) > 2
            for found in re.finditer(r"(?<!\w)" + r"\s+".join(map(re.escape, string.split())) + r"(?!\w)", text)
        ]
        yield from paragraphs(text, {"roles": marks}, {"roles": [(0, len(text))]})


def gum_split(readme: Path, *names: str) -> frozenset[str]:
    """The documents that GUM's `splits.md` lists under these headings."""
    found, current = set(), ""
    for line in readme.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            current = line[3:].strip()
        elif line.strip().startswith("* ") and current in names:
            found.add(line.strip()[2:])
    return frozenset(found)


def gum(folder: Path, *, held_out: bool = False) -> Iterator[tuple[str, Example]]:
    """(document, paragraph) of GUM: `gold names` (marks labelled with GUM's types, to be married to OntoNotes' labels) and `saying`."""
    kept_apart = gum_split(folder / "splits.md", "dev", "test", "test2")
    for path in sorted((folder / "dep").glob("*.conllu")):
        if (path.stem in kept_apart) == held_out:
            for example in _gum_document(path.read_text(encoding="utf-8")):
                yield path.stem, example


def _gum_document(text: str) -> Iterator[Example]:
    tokens, breaks = _tokens(text)
    body, spans = "", []
    for n, (form, _, _, spaced) in enumerate(tokens):
        if n in breaks and body:
            body = body.rstrip(" ") + "\n\n"
        spans.append((len(body), len(body) + len(form)))
        body += form + (" " if spaced else "")
    marks = {"gold names": _entities(tokens, spans), "saying": _sayings(tokens, spans)}
    whole = [(0, len(body))]
    yield from paragraphs(body, marks, {"gold names": whole, "saying": whole})


def _tokens(text: str) -> tuple[list[tuple[str, str, str, bool]], set[int]]:
    """(form, part of speech, notes, space after) of every token, and the tokens that open a paragraph."""
    tokens: list[tuple[str, str, str, bool]] = []
    breaks = set()
    skipped: set[str] = set()
    for line in text.splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_"):
            breaks.add(len(tokens))
        if line.startswith("#") or not line:
            skipped = set()
            continue
        fields = line.split("\t")
        if "-" in fields[0]:
            first, last = map(int, fields[0].split("-"))
            skipped = {str(n) for n in range(first, last)}
            continue
        if "." not in fields[0]:
            tokens.append((fields[1], fields[3], fields[9], "SpaceAfter=No" not in fields[9] and fields[0] not in skipped))
    return tokens, breaks


def _note(notes: str, key: str) -> str:
    return next((part[len(key) + 1 :] for part in notes.split("|") if part.startswith(key + "=")), "")


def _entities(tokens: list[tuple[str, str, str, bool]], spans: list[tuple[int, int]]) -> list[Mark]:
    """Named entities: those that are linked to a page or all whose longer words are proper nouns; the outermost named one counts."""
    opened: dict[str, list[tuple[int, str, str]]] = {}
    found: list[tuple[int, int, str]] = []
    for n, (_, _, notes, _) in enumerate(tokens):
        for part in re.findall(r"\([^()]*|[^()]+\)|\)", _note(notes, "Entity")):
            if part.startswith("("):
                fields = part[1:].split("-")
                opened.setdefault(fields[0], []).append((n, fields[1] if len(fields) > 1 else "", part))
                if _note(notes, "Entity").find(part + ")") >= 0:
                    start, kind, _ = opened[fields[0]].pop()
                    found.append((start, n, kind))
            elif part.rstrip(")") in opened and opened[part.rstrip(")")]:
                start, kind, _ = opened[part.rstrip(")")].pop()
                found.append((start, n, kind))
    named = []
    for start, end, kind in found:
        first = next((at for at in range(start, end + 1) if tokens[at][1] not in ("DET", "PUNCT")), None)
        if first is None or kind in ("abstract", "time", "substance", "animal", "plant"):
            continue
        words = [tokens[at] for at in range(first, end + 1)]
        proper = [form for form, pos, _, _ in words if pos == "PROPN"]
        if proper and all(form[0].isupper() for form in proper) and all(pos in IN_NAMES for _, pos, _, _ in words):
            named.append((spans[first][0], spans[end][1], kind))
    outermost = [a for a in named if not any(b[0] <= a[0] and a[1] <= b[1] and b[:2] != a[:2] for b in named)]
    return sorted(set(outermost))


def _sayings(tokens: list[tuple[str, str, str, bool]], spans: list[tuple[int, int]]) -> list[Mark]:
    """Words of the units that say (attribution satellites): the verb or "according" is the cue, nouns the source; what is said, content."""
    units: dict[str, tuple[int, int]] = {}
    relation: dict[str, tuple[str, str]] = {}
    current = ""
    for n, (_, _, notes, _) in enumerate(tokens):
        note = _note(notes, "Discourse")
        if note:
            found = re.match(r"([a-z-]+):(\d+)(?:->(\d+))?", note.split(";")[0])
            if found:
                current = found[2]
                relation[current] = (found[1], found[3] or "")
                units[current] = (n, n)
        if current:
            units[current] = (units[current][0], n)
    marks: list[Mark] = []
    for unit, (name, said) in relation.items():
        if not name.startswith("attribution") or said not in units:
            continue
        first, last = units[said]
        marks += [(*spans[at], "content") for at in range(first, last + 1) if tokens[at][1] != "PUNCT"]
        first, last = units[unit]
        verbs = [at for at in range(first, last + 1) if tokens[at][1] == "VERB" or tokens[at][0].lower() == "according"]
        cue = verbs[-1] if verbs else None
        for at in range(first, last + 1):
            if at == cue:
                marks.append((*spans[at], "cue"))
            elif tokens[at][1] in ("PROPN", "NOUN", "PRON", "ADJ", "DET", "NUM", "ADP"):
                marks.append((*spans[at], "source"))
    return marks
