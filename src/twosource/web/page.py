"""What a page is made from and what it is: a view in, a page out. A page's JSON twin is made from the same data, only when asked for."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date, datetime
from typing import Any

from twosource.case.read import Window
from twosource.model import Case
from twosource.outputs import contract
from twosource.outputs.html.markup import Html


@dataclass(frozen=True, slots=True)
class Person:
    """Who looks: the name that decisions are signed with, and whether they may decide. On this machine alone nobody signs in."""

    name: str
    may_edit: bool = True
    signed_in: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """What was asked for, and by whom: the case, the parts of the path, and the query.

    `query` has the last value of each name, `search` the query as it stands, `queries` every pair of it.
    `token` goes with every form, and proves that the form is ours.
    """

    window: Window
    path: str
    values: Mapping[str, str]
    query: Mapping[str, str]
    search: str
    queries: tuple[tuple[str, str], ...]
    person: Person
    token: str

    def id(self) -> str:
        """The id in the path."""
        return self.values["id"]

    def page(self) -> int:
        """The page of a list, from 1."""
        number = self.query.get("page", "1")
        return int(number) if number.isdecimal() and len(number) < 7 and int(number) else 1

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a name in the query."""
        return tuple(value for key, value in self.queries if key == name)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its title, the part within the frame, and what makes its JSON twin. `scripts` are files of `static` it can do without.

    `here` is the entry of the navigation it belongs to.
    """

    title: str
    body: Html
    data: Callable[[], Any]
    here: str = ""
    scripts: tuple[str, ...] = ()
    status: int = 200


Maker = Callable[[View], Page]


class Missing(Exception):
    """The case holds nothing of the id asked for; the text says of what sort."""


def found(case: Case | None, sort: str, identity: str) -> Case:
    """The excerpt, or Missing where there is none."""
    if case is None:
        raise Missing(
            f"The case holds no {sort} with the id {identity}. It may have been merged, split or drawn anew since; search for it."
        )
    return case


def of_case(case: Case) -> Callable[[], Any]:
    """The twin of a page that shows an excerpt: the contract of docs/json.md, with no more in it than the page is about."""
    return lambda: contract(case)


def plain(value: Any) -> Any:
    """Rows as JSON: dataclasses as objects, days in ISO form."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date | datetime) else value
