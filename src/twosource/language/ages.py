"""How an age is written: in a description, before a name and behind one. Who asks takes the form that stands where it looks."""

import re

AGE_DESCRIBED = re.compile(r"\b(\d{1,3})\s?-\s?year\s?-\s?old\b")
"""The age in the description of one person: "a 59-year-old woman"."""
AGE_LOOSELY_DESCRIBED = re.compile(r"\b\d{1,3}\s?-?\s?years?\s?-?\s?old\b")
"""An age in a description, with or without its hyphens."""
AGE_STATED = re.compile(r"\b(\d{1,3})\s?-\s?years?\s?-\s?old\b|\baged\s(\d{1,3})\b")
"""An age in a description or on its own: "aged 59"."""
AGE_BEFORE_NAME = re.compile(r"\b(\d{1,3}) ?- ?years? ?- ?old(?: [\w’'-]+){0,3} $")
"""An age that ends, with at most three words, where a name begins."""
AGE_AFTER_NAME = re.compile(r"(?: ?, (?:aged? )?| \((?:aged? )?)(\d{1,3})(?= ?[,);.]| of | from )")
"""An age that begins where a name ends."""
AGE_AFTER_ANY_NAME = re.compile(r"(?:,\s(?:aged\s)?|\s\()(\d{1,3})(?=[,.)]|\sof\b)")
"""The same in the narrower form that tells persons of one name apart."""
