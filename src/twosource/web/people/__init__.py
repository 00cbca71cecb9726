"""Who may look at a case and who may decide: accounts, sessions, limits, the record of who did what, and the guard before the pages."""

from twosource.web.people.accounts import Account, Accounts, accounts_file
from twosource.web.people.guard import guarded, signed_in

__all__ = ["Account", "Accounts", "accounts_file", "guarded", "signed_in"]
