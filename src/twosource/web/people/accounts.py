"""The people who may sign in: a small JSON file with names, roles and argon2 hashes, readable by its owner alone.

Invariant: a password is never kept, and how long a wrong sign-in takes does not say whether the name is known.
"""

import json
import os
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from secrets import token_hex
from threading import Lock
from typing import Literal, get_args

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from platformdirs import user_config_path

from twosource.errors import UsageError
from twosource.web.people.names import MAX_NAME_CHARACTERS, name_key

Role = Literal["reader", "editor"]
"""What somebody with an account may do: a `reader` looks, an `editor` decides too."""
ACCOUNT_ROLES: tuple[Role, ...] = get_args(Role)
"""A reader sees everything and decides nothing; an editor decides."""
SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 512
"""Characters."""
ACCOUNTS_ENDING = ".people.json"
"""What the name of the file beside a case ends in."""

HASHER = PasswordHasher()
"""argon2id with the parameters the library recommends (RFC 9106, low memory): 64 MiB for each sign-in."""


@dataclass(frozen=True, slots=True)
class Account:
    """A person with what they may do; `hash` is an argon2 hash with its salt and parameters."""

    name: str
    role: Role
    hash: str


def accounts_file(case: Path | str, named: Path | str | None = None) -> Path:
    """The file that counts: the one named, or the one beside the case, or that of the user's settings where only this is there."""
    if named is not None:
        return Path(named)
    beside = Path(f"{case}{ACCOUNTS_ENDING}")
    general = user_config_path("twosource") / "people.json"
    return general if general.is_file() and not beside.exists() else beside


class Accounts:
    """The accounts in a file, read anew whenever it has changed. Safe for threads."""

    def __init__(self, path: Path) -> None:
        """Reads nothing yet; a file that is not there holds nobody."""
        self.path = path
        self._lock = Lock()
        self._seen: tuple[int, int, int] | None = None
        self._held: dict[str, Account] = {}
        self._nobody = HASHER.hash(token_hex(16))

    def all(self) -> tuple[Account, ...]:
        """Everybody, by name. Raises UsageError for a file that is no list of accounts."""
        return tuple(sorted(self._current().values(), key=lambda account: account.name))

    def named(self, name: str) -> Account | None:
        """The account of a name, however it is spelled (`names.name_key`)."""
        return self._current().get(name_key(name))

    def check(self, name: str, password: str) -> Account | None:
        """The account if the password is its own. Takes as long for a name nobody bears."""
        account = self.named(name)
        given = password[: LONGEST_PASSWORD + 1].encode("utf-8", "surrogatepass")
        try:
            HASHER.verify(account.hash if account else self._nobody, given)
        except InvalidHashError:
            # A hash that is none is told apart at once; the work is done all the same.
            with suppress(VerificationError):
                HASHER.verify(self._nobody, given)
            return None
        except VerificationError:
            return None
        return account

    def secret(self, name: str) -> bytes:
        """What only this server and the file know of a name, bound to its password; as good as any for a name nobody bears."""
        account = self.named(name)
        return (account.hash if account else self._nobody).encode("utf-8", "surrogatepass")

    def add(self, name: str, role: str, password: str) -> Account:
        """Puts a person in, or gives one of that name a new role and password. Raises UsageError for what cannot be."""
        name = _fit(name)
        if role not in ACCOUNT_ROLES:
            raise UsageError(f"{role!r} is no role; choose one of {', '.join(ACCOUNT_ROLES)}")
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise UsageError(f"a password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters")
        account = Account(name, role, HASHER.hash(password.encode("utf-8", "surrogatepass")))
        self._write({**self._current(), name_key(name): account}.values())
        return account

    def remove(self, name: str) -> None:
        """Takes a person out; their sessions end. Raises UsageError for a name nobody bears."""
        held = dict(self._current())
        if held.pop(name_key(name), None) is None:
            raise UsageError(f"nobody is called {name!r} in {self.path}")
        self._write(held.values())

    def _current(self) -> dict[str, Account]:
        with self._lock:
            try:
                told = self.path.stat()
            except FileNotFoundError:
                self._seen, self._held = None, {}
                return self._held
            seen = (told.st_mtime_ns, told.st_size, told.st_ino)
            if seen != self._seen:
                self._held = _by_key(self.path)
                self._seen = seen
            return self._held

    def _write(self, accounts: Iterable[Account]) -> None:
        text = json.dumps({"people": [asdict(account) for account in accounts]}, ensure_ascii=False, indent=1) + "\n"
        half = self.path.with_name(f"{self.path.name}.{token_hex(4)}")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            half.replace(self.path)
        except OSError as error:
            half.unlink(missing_ok=True)
            raise UsageError(f"{self.path} cannot be written: {error.strerror}") from error


def _read(path: Path) -> list[Account]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        accounts = [Account(str(each["name"]), each["role"], str(each["hash"])) for each in found["people"]]
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path} is no list of people; make one with: twosource people CASE add NAME") from error
    if wrong := [account for account in accounts if account.role not in ACCOUNT_ROLES]:
        raise UsageError(f"{path} gives {wrong[0].name!r} a role that is none of {', '.join(ACCOUNT_ROLES)}")
    return accounts


def _by_key(path: Path) -> dict[str, Account]:
    held: dict[str, Account] = {}
    for account in _read(path):
        other = held.setdefault(name_key(account.name), account)
        if other is not account:
            raise UsageError(f"{path} holds {account.name!r} and {other.name!r}, which are one name in two spellings; take one out")
    return held


def _fit(name: str) -> str:
    name = unicodedata.normalize("NFC", name).strip()
    if not name_key(name) or len(name) > MAX_NAME_CHARACTERS or not name.isprintable():
        raise UsageError(f"a name has 1 to {MAX_NAME_CHARACTERS} printable characters")
    return " ".join(name.split())
