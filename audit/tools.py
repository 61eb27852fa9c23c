"""The programs that the audit calls, found or asked for."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
SERIOUS = ("performance", "accessibility", "best-practices", "seo")
OLDEST_NODE = 18
# Chromium would otherwise call home; the certificate is the audit's own.
CHROMIUM_FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--ignore-certificate-errors",
    "--no-first-run",
]


class ToolMissing(Exception):
    """A program is not there; the message says how to get it."""


@dataclass(frozen=True, slots=True)
class Tools:
    java: str
    node: str
    npm: str
    chromium: str
    openssl: str


def find() -> Tools:
    """Raises ToolMissing, naming everything that is missing at once."""
    wanted = {
        "java": "default-jre-headless",
        "node": "nodejs",
        "npm": "npm",
        "chromium": "chromium",
        "openssl": "openssl",
    }
    found = {name: shutil.which(name) for name in wanted}
    missing = [f"{name} (Debian: apt install {wanted[name]})" for name, path in found.items() if path is None]
    if missing:
        raise ToolMissing(f"The audit needs what this machine lacks: {', '.join(missing)}.")
    tools = Tools(**{name: str(path) for name, path in found.items()})
    version = _output([tools.node, "--version"])
    if int(re.sub(r"\D.*", "", version.removeprefix("v")) or 0) < OLDEST_NODE:
        raise ToolMissing(f"Node {OLDEST_NODE} or newer is needed; this is {version}.")
    return tools


def install(tools: Tools) -> None:
    """What audit/package-lock.json names, without the scripts that packages would run."""
    stamp = MODULES / ".package-lock.json"
    if not stamp.exists() or stamp.stat().st_mtime < (HERE / "package-lock.json").stat().st_mtime:
        command = [tools.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run(command, cwd=HERE, check=True)


def html_errors(tools: Tools, files: Iterable[Path]) -> dict[str, list[str]]:
    """What the Nu HTML checker calls an error, by the name of the file."""
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [tools.java, "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always", *map(str, files)]
    found: dict[str, list[str]] = {}
    for message in json.loads(_output(command))["messages"]:
        if message["type"] != "info":
            where = f"line {message.get('lastLine', '?')}: {message['message']}"
            found.setdefault(Path(message.get("url", "")).name, []).append(where)
    return found


@dataclass(frozen=True, slots=True)
class Report:
    """Lighthouse's marks of a page, out of a hundred, and the audits that cost points."""

    marks: dict[str, int]
    lost: list[str]


def lighthouse(tools: Tools, address: str, report: Path) -> Report:
    """One visit of `address` on the mobile profile; the whole report is kept in `report`."""
    command = [
        tools.node,
        str(MODULES / "lighthouse" / "cli" / "index.js"),
        address,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--only-categories={','.join(SERIOUS)}",
        f"--chrome-flags={' '.join(CHROMIUM_FLAGS)}",
        "--no-enable-error-reporting",
    ]
    env = {**os.environ, "CHROME_PATH": tools.chromium}
    for last in (False, True):
        # Chromium on a busy machine may lose the trace of a whole visit.
        if not subprocess.run(command, check=last, stdout=subprocess.DEVNULL, env=env).returncode:
            break
    seen: dict[str, Any] = json.loads(report.read_text())
    marks = {name: round(100 * (seen["categories"][name]["score"] or 0)) for name in SERIOUS}
    return Report(marks, [_said(audit) for audit in _costly(seen)])


def _costly(seen: dict[str, Any]) -> list[dict[str, Any]]:
    weighed = {part["id"] for name in SERIOUS for part in seen["categories"][name]["auditRefs"] if part["weight"]}
    perfect = 1
    return [
        audit
        for name, audit in seen["audits"].items()
        if name in weighed
        and (audit["score"] or 0) < perfect
        and audit["scoreDisplayMode"] not in {"notApplicable", "manual", "informative"}
    ]


def _said(audit: dict[str, Any]) -> str:
    return f"{audit['id']} {audit.get('displayValue', '')}".strip()


def _output(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
