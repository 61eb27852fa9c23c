"""`manage.py run`: the whole newsroom in one terminal, and nothing of it left afterwards."""

import io
import logging
import signal
import time
from argparse import ArgumentParser
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connections

from cms.run import readiness, valkey, webserver
from cms.run.lifeline import die_with_parent
from cms.run.ports import PortUnavailableError, check_port
from cms.run.processes import Processes, RunFailedError, StopRequested, say
from cms.run.run_lock import AlreadyRunningError, RunLock
from home.demo.people import DEMO_LOGINS

HOST = "127.0.0.1"
PREPARATION_SECONDS = 180
QUEUE_SECONDS = 30


class Command(BaseCommand):
    """Queue, workers, scheduler and web server side by side, until Ctrl-C, SIGTERM or the end of the parent."""

    help = "Runs the whole newsroom for development: database, queue, workers, scheduler and web server."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--without-demo", action="store_true", help="Start with an empty newsroom.")
        parser.add_argument("--end-with-parent", action="store_true", help="Stop when the starting process ends.")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["end_with_parent"]:
            die_with_parent(signal.SIGTERM)
        demo = not options["without_demo"]
        began = time.monotonic()
        try:
            check_port(settings.PORT)
            with RunLock(settings.RUN_DIR / "run.lock"), Processes() as processes:
                self._start(processes, demo=demo)
                _announce(time.monotonic() - began, demo=demo)
                processes.watch()
        except StopRequested:
            say("Everything has stopped.")
        except (PortUnavailableError, AlreadyRunningError, valkey.SocketPathTooLongError, RunFailedError) as refusal:
            raise CommandError(str(refusal)) from None

    def _start(self, processes: Processes, *, demo: bool) -> None:
        say("Starting the newsroom.")
        socket = settings.EMBEDDED_QUEUE_SOCKET
        if settings.REDIS_URL.startswith(f"unix://{socket}"):
            valkey.check_socket_path(socket)
            processes.service("queue", partial(valkey.become_valkey, socket, settings.RUN_DIR / "valkey"))
        self.check()
        processes.wait(partial(valkey.answers, settings.REDIS_URL), "the queue at REDIS_URL", QUEUE_SECONDS)
        connections.close_all()
        processes.task("data", readiness.migrate, "the database")
        processes.service("web", partial(webserver.serve, HOST, settings.PORT))
        processes.service("worker", partial(_work, *settings.RQ_QUEUES))
        processes.service("clerk", partial(_work, "default", "webhooks"))
        processes.service("cron", _schedule)
        processes.task("demo" if demo else "site", partial(_fill, demo=demo), "the pages and films")
        front_page = f"http://{HOST}:{settings.PORT}/"
        processes.task("check", partial(readiness.wait_for_page, front_page), "the front page")


def _fill(*, demo: bool) -> None:
    if demo:
        call_command("seed_demo", wait=PREPARATION_SECONDS)
    else:
        call_command("create_site")


def _work(*queues: str) -> None:
    logging.getLogger("rq").setLevel(logging.WARNING)
    call_command("rqworker", *queues, verbosity=0)


def _schedule() -> None:
    logging.getLogger("rq").setLevel(logging.WARNING)
    call_command("rqcron", "cms.cron", logging_level="WARNING", stdout=io.StringIO())


def _announce(seconds: float, *, demo: bool) -> None:
    lines = [f"The newsroom is ready after {seconds:.0f} s.", "", f"  Site    {settings.SITE_URL}/"]
    lines.append(f"  Admin   {settings.SITE_URL}/cms/")
    if demo:
        width = max(len(login.email) for login in DEMO_LOGINS)
        lines += [f"          {login.email:<{width}}  {login.password}  ({login.role})" for login in DEMO_LOGINS]
    if settings.EMAIL_HOST in ("", "localhost") or "onsole" in settings.MAIL_TRANSPORT:
        lines.append("  Mail    each mail, with its code, is printed in this terminal")
    lines += ["  Stop    Ctrl-C", ""]
    rule = "-" * 72
    for line in (rule, *lines[:-1], rule):
        say(line)
