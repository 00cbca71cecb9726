"""What `serve` does: brings the case up to date, says where it is, and answers until Ctrl-C."""

from argparse import Namespace
from dataclasses import fields

from twosource import keeping
from twosource.cli.exits import DONE
from twosource.cli.progress import watching
from twosource.errors import UsageError
from twosource.settings import ServeSettings
from twosource.web.connections import Crowd
from twosource.web.people import signed_in
from twosource.web.serving import at, listen, serve_on

MOST = 1_000_000_000
"""The greatest bound a setting may give."""


def serve(arguments: Namespace) -> int:
    """`twosource serve`. Raises UsageError for settings that let nothing through."""
    settings = ServeSettings(**{each.name: getattr(arguments, each.name) for each in fields(ServeSettings)})
    if wrong := [each for each in fields(ServeSettings) if not 0 < getattr(settings, each.name) <= MOST]:
        raise UsageError(f"--{wrong[0].name.replace('_', '-')} is above 0 and at most {MOST:,}")
    with watching() as bar:
        keeping.freshen(arguments.case, bar.drawing)
    listener = listen(arguments.host, arguments.port)
    app = at(listener, arguments.case, arguments.people, arguments.behind_proxy)
    host, port = listener.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    print(f"{arguments.case} is at http://{shown}:{port}/ (Ctrl-C stops it)", flush=True)
    by_address = signed_in(host, arguments.people, arguments.behind_proxy) and not arguments.behind_proxy
    serve_on(listener, app, Crowd(settings, by_address))
    return DONE
