"""What `people` does: puts those who may sign in to a served case into the file of accounts, and takes them out."""

import sys
from argparse import Namespace
from getpass import getpass
from pathlib import Path

from twosource.cli.terminal.exits import DONE
from twosource.errors import UsageError
from twosource.outputs.view.labels import line
from twosource.web.people import Accounts, accounts_file


def people(arguments: Namespace) -> int:
    """`twosource people`."""
    accounts = Accounts(_file(Path(arguments.case)))
    if arguments.what == "list":
        for account in accounts.all():
            print(f"{account.role:<7} {line(account.name)}")
        if not accounts.all():
            print(f"{accounts.path} holds nobody; add somebody with: twosource people {arguments.case} add NAME --role editor")
        return DONE
    if not arguments.name:
        raise UsageError(f"'{arguments.what}' needs a name: twosource people {arguments.case} {arguments.what} NAME")
    if arguments.what == "remove":
        accounts.remove(arguments.name)
        print(f"{line(arguments.name)} may not sign in any more")
        return DONE
    account = accounts.add(arguments.name, arguments.role, _password())
    print(f"{line(account.name)} may sign in as {account.role}; kept in {accounts.path}")
    return DONE


def _file(named: Path) -> Path:
    """The accounts of a case, or the file of accounts itself."""
    return named if named.suffix == ".json" else accounts_file(named)


def _password() -> str:
    """Asked for twice without showing it, or the first line of standard input where that is no terminal."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass("password: ")
    if getpass("once more: ") != password:
        raise UsageError("the two passwords differ; nothing was changed")
    return password
