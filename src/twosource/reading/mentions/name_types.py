"""What a name is a name of: every occurrence in the report votes, and a name has one type per report."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from twosource.language import lexicon, listed, per_language, per_language_up_to, rows, words
from twosource.model import EntityType
from twosource.reading.gazetteer.lookup import look_up
from twosource.reading.mentions.name_boundaries import NameRun, is_demonym, signs
from twosource.reading.mentions.name_spans import MIN_INHABITANTS_ALONE
from twosource.reading.mentions.product_versions import is_product_like, versions
from twosource.reading.page import Page

LABELS: dict[str, EntityType] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "group",
    "PRODUCT": "product",
    "EVENT": "work",
    "WORK_OF_ART": "work",
    "LAW": "work",
}
VOTES = {
    "label": 1.0,  # the parser's label on just this span
    "label partly": 0.4,  # the parser's label on an overlapping span
    "title": 3.0,  # a title or a person noun right before
    "person noun apposed": 2.0,
    "body noun apposed": 2.5,
    "place noun apposed": 2.0,
    "head word": 4.0,  # "... League", "Ministry of ..."
    "head word alone": 2.0,  # "the Senate"
    "given name": 1.5,  # "Mirela ..."
    "thing": 40.0,  # acronyms of things, however often the parser errs
    "version": 10.0,  # "X9" behind a name that stands alone too
    "quoted": 5.0,  # “...” conference
    "capitals": 1.2,  # two to six capitals in a row
    "country": 4.0,
    "region": 2.5,
    "large city": 1.5,
    "small city": 0.4,
    "in": 1.2,  # in, near, across ...
    "from": 0.4,
    "who": 2.0,
    "age": 3.0,
    "speaks": 0.4,
    "person verb": 1.0,
    "modifies members": 1.0,  # "X commander", "X leaders"
    "led": 1.0,  # "chief of X", "members of X"
    "digits": 1.5,
    "izafat": 1.0,  # "X-e-Y": bodies, works and places far more than persons
    "introduced": 1.5,  # "Full Name (FN)": persons get no acronym
    "event at": 1.0,  # "the X attack"
    "beside": 0.5,  # "X and Y"
    "the": 0.5,
}
"""Weight of each kind of evidence; set by hand on the dev reports as a whole, compared by `python bench/loop.py ecb meantime`."""
NAME_LENGTH = 3
"""Most words of a name that a given name at its start makes a person's."""
APPOSED = {"person": "person noun apposed", "organization": "body noun apposed", "place": "place noun apposed"}


def name_keys(page: Page, runs: Sequence[NameRun]) -> list[str]:
    """The key of each run: its words folded to lower case, upper-case lines included, so that one name has one key."""
    return [" ".join(token.text.casefold() for token in page.doc[run.first : run.last]) for run in runs]


def name_types(page: Page, runs: Sequence[NameRun]) -> list[EntityType]:
    """One type per run; runs of one key, of a full name and its surname, and of a name and its acronym agree."""
    keys = name_keys(page, runs)
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for run, key in zip(runs, keys, strict=True):
        _add(votes[key], _votes(page, run))
    for key, run in dict(zip(keys, runs, strict=True)).items():
        _add(votes[key], _standing_votes(page, run))
    for run, later, key in zip(runs, runs[1:], keys, strict=False):
        if defines(page, run, later):
            _add(votes[key], [("organization", VOTES["introduced"]), ("person", -2 * VOTES["introduced"])])
    for key in versions(votes):
        _add(votes[key], [("product", VOTES["version"])])
    own = {key: Counter(counter) for key, counter in votes.items()}
    for a, b in _allied(page, runs, keys):
        lent = own[a] if len(a) > len(b) else _without_place(own[a], a)
        _add(votes[b], lent.items())
    _beside(page, runs, keys, votes)
    chosen = {key: _best(counter) for key, counter in votes.items()}
    return ["group" if run.demonym else chosen[key] for run, key in zip(runs, keys, strict=True)]


def _without_place(counter: Counter[EntityType], key: str) -> Counter[EntityType]:
    """What a surname or short form lends to its full name: not that a place is called so too."""
    lent = Counter(counter)
    lent["place"] -= min(lent["place"], _gazetteer_vote(key))  # type: ignore[assignment]  # votes are weights
    return lent


def _beside(page: Page, runs: Sequence[NameRun], keys: Sequence[str], votes: dict[str, Counter[EntityType]]) -> None:
    """Names joined by "and", "or" or a comma alone lend each other their best type."""
    best = {key: _best(counter) for key, counter in votes.items()}
    for run, later, key, other in zip(runs, runs[1:], keys, keys[1:], strict=False):
        if later.first - run.last == 1 and page.doc[run.last].lower_ in ("and", "or", ",") and not run.demonym and not later.demonym:
            _add(votes[key], [(best[other], VOTES["beside"])])
            _add(votes[other], [(best[key], VOTES["beside"])])


def _add(counter: Counter[EntityType], found: Iterable[tuple[EntityType, float]]) -> None:
    for kind, weight in found:
        counter[kind] += weight  # type: ignore[assignment]  # the stub knows counts only; votes are weights


def _best(counter: Counter[EntityType]) -> EntityType:
    if not counter:
        return "other"
    kind, weight = max(counter.items(), key=lambda item: item[1])
    return kind if weight > 0 else "other"


def _standing_votes(page: Page, run: NameRun) -> list[tuple[EntityType, float]]:
    """Evidence that lies in the name itself, so that it counts once."""
    doc = page.doc
    tokens = doc[run.first : run.last]
    text = tokens.text
    found: list[tuple[EntityType, float]] = []
    if text.casefold() in words("common_word_names"):
        found.append(("organization", VOTES["head word"]))
    head = _head_vote(doc, run)
    found.extend([head] if head is not None else [])
    if head is None and 1 < len(tokens) <= NAME_LENGTH and tokens[0].lower_ in given_names():
        found.append(("person", VOTES["given name"]))
    if tokens[-1].lower_ in signs("thing"):
        return [("product", VOTES["thing"])]
    if text.isupper() and text.replace("-", "").isalpha() and 2 <= len(text) <= 6 and not _all_capitals(page, run):
        found.append(("organization", VOTES["capitals"]))
        found.append(("person", -VOTES["capitals"]))
    if any(doc[at].lower_ in listed("reading_lists", "izafat_vowels") and doc[at - 1].text == "-" for at in range(run.first + 1, run.last)):
        found.append(("organization", VOTES["izafat"]))
        found.append(("person", -VOTES["izafat"]))
    if is_product_like(text):
        found.append(("product", VOTES["digits"]))
    place = _gazetteer_vote(text)
    if place:
        found.append(("place", place))
    return found


def _head_vote(doc: Doc, run: NameRun) -> tuple[EntityType, float] | None:
    """What a word in the name says that settles its type: the one before "of", else the last, else the first."""
    heads, order = lexicon("name_heads", "type"), lexicon("name_heads", "place")
    first, last = doc[run.first].lower_.rstrip("."), doc[run.last - 1].lower_.rstrip(".")
    if run.last - run.first == 1:
        return (_kind(heads[last]), VOTES["head word alone"]) if heads.get(last) == "organization" and order[last] != "first" else None
    before_of = next((doc[at - 1].lower_ for at in range(run.first + 1, run.last) if doc[at].lower_ in ("of", "for")), None)
    if before_of in signs("body of") or (last in signs("body of") and is_demonym(doc[run.last - 2])):
        return "organization", VOTES["head word"]
    if before_of in heads:
        return _kind(heads[before_of]), VOTES["head word"]
    for word, place in ((last, "last"), (first, "first")):
        if order.get(word) in (place, "both"):
            return _kind(heads[word]), VOTES["head word"]
    return None


@per_language
def given_names() -> frozenset[str]:
    """Given names, lower case."""
    return frozenset(row["word"] for row in rows("genders") if row["kind"] == "name")


def _all_capitals(page: Page, run: NameRun) -> bool:
    sentence = page.sentences[run.sentence]
    return page.doc[sentence.first : sentence.last].text.isupper()


@per_language_up_to(10_000)
def _gazetteer_vote(text: str) -> float:
    entries = look_up(text)
    if not entries:
        return 0.0
    if any(entry.kind == "c" for entry in entries):
        return VOTES["country"]
    if any(entry.kind == "r" or (entry.kind == "1" and entry.people > MIN_INHABITANTS_ALONE) for entry in entries):
        return VOTES["region"]
    return VOTES["large city"] if any(entry.people >= MIN_INHABITANTS_ALONE for entry in entries) else VOTES["small city"]


def _votes(page: Page, run: NameRun) -> list[tuple[EntityType, float]]:
    """Evidence of one occurrence: the parser's label, the words before and after, the verb it is subject of."""
    doc = page.doc
    tokens = doc[run.first : run.last]
    root = tokens.root
    found: list[tuple[EntityType, float]] = []
    found.extend(_label_votes(page, run))
    before = doc[run.first - 1] if run.first > 0 else None
    after = doc[run.last] if run.last < len(doc) else None
    if before is not None:
        found.extend(_before(before, root))
    if after is not None:
        found.extend(_after(run, after, root))
    if root.dep_ == "appos" and root.head.pos_ == "NOUN" and root.head.i < root.i:
        noun = lexicon("head_nouns", "type").get(root.head.lemma_, "")
        found.extend([(_kind(noun), VOTES[APPOSED[noun]])] if noun in APPOSED else [])
    if root.dep_ == "nsubj" and root.head.lemma_ in signs("person verb"):
        found.append(("person", VOTES["person verb"]))
    elif root.dep_ == "nsubj" and root.head.lemma_ in signs("speech verb"):
        found.append(("person", VOTES["speaks"]))
    if run.quoted and after is not None and run.last + 1 < len(doc):
        kind = lexicon("name_heads", "type").get(doc[run.last + 1].lower_)
        if kind == "work" or doc[run.last + 1].lower_ in ("film", "book", "song", "album", "movie", "campaign", "rally", "event"):
            found.append(("work", VOTES["quoted"]))
    return found


def _label_votes(page: Page, run: NameRun) -> list[tuple[EntityType, float]]:
    doc = page.doc
    labels = Counter(token.ent_type_ for token in doc[run.first : run.last] if token.ent_type_ in LABELS)
    exact = doc[run.first].ent_iob_ == "B" and (run.last == len(doc) or doc[run.last].ent_iob_ != "I") and len(labels) == 1
    if exact and not run.heading and labels.keys() != {"NORP"}:
        return [(LABELS[next(iter(labels))], VOTES["label"])]
    return [(LABELS[label], VOTES["label partly"]) for label in labels]


def _before(before: Token, root: Token) -> list[tuple[EntityType, float]]:
    nouns = lexicon("head_nouns", "type")
    title = before.lower_.rstrip(".")
    vague = title in ("former", "late", "senior", "junior", "private", "st")
    if title in words("person_titles") and before.pos_ in ("NOUN", "PROPN", "ADJ") and before.i != root.i:
        return [] if vague else [("person", VOTES["title"])]
    if before.pos_ == "NOUN" and before.dep_ in ("compound", "nmod", "appos") and nouns.get(before.lemma_) == "person":
        return [("person", VOTES["title"])]
    if before.lower_ in signs("in") and root.head.i == before.i:
        return [("place", VOTES["in"])]
    if before.lower_ in signs("from") and root.head.i == before.i:
        return [("place", VOTES["from"])]
    if before.lower_ in ("of", "with") and before.i > 0 and nouns.get(before.nbor(-1).lemma_) == "person":
        return [("organization", VOTES["led"])] if before.lower_ == "of" else []
    if before.lower_ == "the" and root.head.i != before.i:
        return [("person", -VOTES["the"])]
    return []


def _after(run: NameRun, after: Token, root: Token) -> list[tuple[EntityType, float]]:
    doc, nouns = after.doc, lexicon("head_nouns", "type")
    if after.lower_ in ("who", "whose"):
        return [("person", VOTES["who"])]
    if after.text == "," and run.last + 1 < len(doc):
        following = doc[run.last + 1]
        if following.like_num and following.text.isdigit() and run.last + 2 < len(doc) and doc[run.last + 2].text in (",", "."):
            return [("person", VOTES["age"])] if len(following.text) <= 2 else []
        if following.lower_ in ("who", "whose"):
            return [("person", VOTES["who"])]
        apposed = next((child for child in root.children if child.dep_ == "appos" and child.i > run.last), None)
        if apposed is not None and apposed.pos_ == "NOUN":
            noun = nouns.get(apposed.lemma_, "")
            return [(_kind(noun), VOTES[APPOSED[noun]])] if noun in APPOSED else []
    if after.pos_ == "NOUN" and root.dep_ == "compound" and root.head.i == after.i and nouns.get(after.lemma_) == "person":
        return [("organization", VOTES["modifies members"])]
    if after.lower_ in signs("at place") and root.dep_ in ("compound", "nmod", "amod"):
        return [("place", VOTES["event at"])]
    if (
        after.text in ("-", "–")
        and run.last + 1 < len(doc)
        and doc[run.last + 1].lower_ in ("linked", "backed", "affiliated", "led", "run")
    ):
        return [("organization", VOTES["modifies members"])]
    return []


def _allied(page: Page, runs: Sequence[NameRun], keys: Sequence[str]) -> set[tuple[str, str]]:
    """Pairs of keys whose votes go to each other: a surname and the one full name it fits, a name and its acronym or first word."""
    pairs: set[tuple[str, str]] = set()
    by_part: dict[str, set[str]] = defaultdict(set)
    for key in set(keys):
        parts = key.split()
        if len(parts) > 1:
            by_part[parts[-1]].add(key)
            if "-" in parts:
                by_part[parts[0]].add(key)
    for key in set(keys):
        if " " not in key and len(by_part.get(key, ())) == 1:
            full = next(iter(by_part[key]))
            pairs |= {(key, full), (full, key)}
    for (run, key), (later, other) in zip(zip(runs, keys, strict=True), list(zip(runs, keys, strict=True))[1:], strict=False):
        if defines(page, run, later):
            pairs |= {(key, other), (other, key)}
    return pairs


def defines(page: Page, run: NameRun, later: NameRun) -> bool:
    """Whether `later` stands in parentheses right after `run` and its letters stand in it in order: "Full Name (FN)"."""
    doc = page.doc
    if later.first != run.last + 1 or doc[run.last].text != "(" or later.last >= len(doc) or doc[later.last].text != ")":
        return False
    return is_acronym(doc[later.first : later.last].text, doc[run.first : run.last].text)


def is_acronym(short: str, full: str) -> bool:
    """Whether `short` has at least two capitals and all its letters stand in `full` in order, the first at its start."""
    letters = [char.lower() for char in short if char.isalpha()]
    if len(letters) < 2 or sum(char.isupper() for char in short) < 2 or len(letters) >= len(full):
        return False
    text = iter(full.lower())
    return full[:1].lower() == letters[0] and all(any(char == letter for char in text) for letter in letters)


def _kind(name: str) -> EntityType:
    kinds: dict[str, EntityType] = {
        "person": "person",
        "organization": "organization",
        "place": "place",
        "facility": "facility",
        "product": "product",
        "work": "work",
    }
    return kinds.get(name, "other")
