"""The API's description as TypeScript: types without holes, which a small front end uses without a cast."""

import re
import shutil
import subprocess
from pathlib import Path

from audit.tools import HERE, MODULES, Tools

# What openapi-typescript says of headers that nobody described; a body has none of these.
OF_HEADERS = "[name: string]: unknown;"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
HOLE = re.compile(r"\b(any|unknown)\b")
STRICT = ["--strict", "--noUncheckedIndexedAccess", "--noEmit", "--target", "es2022", "--module", "esnext"]


def mistakes(tools: Tools, description: str, folder: Path) -> list[str]:
    """What openapi-typescript, a search for `any` and `unknown`, and tsc say. The files stay in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    source, types = folder / "openapi.json", folder / "api.ts"
    source.write_text(description, encoding="utf-8")
    made = _run(tools, "openapi-typescript/bin/cli.js", str(source), "--output", str(types))
    if made.returncode:
        return [made.stdout + made.stderr]
    shutil.copy(HERE / "client.ts", folder)
    checked = _run(tools, "typescript/bin/tsc", *STRICT, "--moduleResolution", "bundler", str(folder / "client.ts"))
    return [*holes(types.read_text(encoding="utf-8")), *checked.stdout.splitlines()]


def holes(types: str) -> list[str]:
    """The lines that leave a type open."""
    lines = COMMENT.sub("", types).splitlines()
    return [line.strip() for line in lines if line.strip() != OF_HEADERS and HOLE.search(line)]


def _run(tools: Tools, script: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [tools.node, str(MODULES / script), *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True)
