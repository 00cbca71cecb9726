"""What `serve` does: brings the case up to date, says where it is, and answers until Ctrl-C."""

from argparse import Namespace
from dataclasses import fields

from twosource.case import write
from twosource.cli.terminal.exits import DONE
from twosource.cli.terminal.progress import watching
from twosource.settings import ServeSettings
from twosource.web.connections import Crowd
from twosource.web.people import signed_in
from twosource.web.serving import at, listen, serve_on


def serve(arguments: Namespace) -> int:
    """`twosource serve`."""
    settings = ServeSettings(**{each.name: getattr(arguments, each.name) for each in fields(ServeSettings)})
    with watching() as bar:
        write.freshen(arguments.case, bar.drawing)
    listener = listen(arguments.host, arguments.port)
    app = at(listener, arguments.case, arguments.people, arguments.behind_proxy)
    host, port = listener.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    print(f"{arguments.case} is at http://{shown}:{port}/ (Ctrl-C stops it)", flush=True)
    by_address = signed_in(host, arguments.people, arguments.behind_proxy) and not arguments.behind_proxy
    serve_on(listener, app, Crowd(settings, by_address))
    return DONE
