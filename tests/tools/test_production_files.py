"""The files of production fit each other and the code; the settings refuse what would be unsafe."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from cryptography.fernet import Fernet

from babel_umkm.settings.checks import DEVELOPMENT_FIELD_KEY, DEVELOPMENT_SECRET_KEY, key_faults

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
#: Read by Docker Compose only, or by programs we start.
NOT_SETTINGS = {"DJANGO_SETTINGS_MODULE", "POSTGRES_PASSWORD", "WEB_WORKERS", "WEB_THREADS"}
#: Settings a person does not choose for production.
DEVELOPMENT_ONLY = {"PYTEST_XDIST_WORKER", "DEBUG", "EMAIL_BACKEND", "EMAIL_FILE_PATH", "TEST_DATABASE_TEMPLATE"}


def example() -> set[str]:
    return set(re.findall(r"(?m)^([A-Z_]+)=", (ROOT / ".env.example").read_text()))


def test_compose_has_every_part():
    assert set(SERVICES) == {"migrate", "web", "worker", "reporter", "beat", "postgres", "valkey", "proxy"}


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_is_whole(name):
    service = SERVICES[name]
    assert "image" in service
    assert set(service.get("depends_on", {})) <= set(SERVICES)
    for volume in service.get("volumes", []):
        source = volume.split(":")[0]
        assert (ROOT / source).exists() if source.startswith(".") else source in COMPOSE["volumes"]


@pytest.mark.parametrize("name", SERVICES)
def test_only_the_proxy_is_reached_from_outside(name):
    assert bool(SERVICES[name].get("ports")) == (name == "proxy")


def test_valkey_keeps_the_queue_and_workers_take_every_queue():
    from django.conf import settings

    assert "--appendonly yes" in SERVICES["valkey"]["command"]
    taken = [re.search(r"--queues (\S+)", SERVICES[name]["command"])[1] for name in ("worker", "reporter")]
    assert sorted(settings.QUEUES) == sorted(",".join(taken).split(","))


def test_what_compose_asks_of_the_environment_is_in_the_example():
    asked = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text()))
    assert asked <= example()


def test_the_example_names_every_setting_and_no_other():
    read = set()
    for path in (ROOT / "babel_umkm" / "settings").rglob("*.py"):
        read |= set(re.findall(r"""\benv(?:\.\w+)?\(\s*["']([A-Z_]+)""", path.read_text()))
    assert example() - NOT_SETTINGS == read - DEVELOPMENT_ONLY


GOOD = {
    "SECRET_KEY": "x" * 25 + "y" * 25,
    "FIELD_ENCRYPTION_KEYS": Fernet.generate_key().decode(),
    "FIELD_DIGEST_KEY": "z" * 40,
    "DATABASE_URL": "postgresql://nobody@localhost/none",
    "REDIS_URL": "redis://localhost/0",
    "SITE_URL": "https://umkm.example.go.id",
    "ALLOWED_HOSTS": "umkm.example.go.id",
}


def start(**env: str) -> str:
    """What production settings say when loaded with this environment."""
    code = "import babel_umkm.settings.production as settings; print('started', settings.DEBUG)"
    done = subprocess.run([sys.executable, "-c", code], env=env, cwd=ROOT, capture_output=True, text=True)
    return done.stdout + done.stderr


def test_production_starts_when_everything_is_given():
    assert start(**GOOD) == "started False\n"


@pytest.mark.parametrize("name", GOOD)
def test_production_does_not_start_without(name):
    assert f"Set {name} (see .env.example)" in start(**{**GOOD, name: ""})


def test_production_does_not_start_with_the_example_as_it_is():
    text = (ROOT / ".env.example").read_text()
    said = start(**dict(re.findall(r"(?m)^([A-Z_]+)=(.*)$", text)))
    assert "SECRET_KEY is the published default" in said
    assert "started" not in said


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"secret_key": DEVELOPMENT_SECRET_KEY}, "SECRET_KEY is the published default"),
        ({"secret_key": "short"}, "shorter than 50"),
        ({"field_keys": [GOOD["FIELD_ENCRYPTION_KEYS"], DEVELOPMENT_FIELD_KEY]}, "holds the published default"),
        ({"field_keys": ["not base64"]}, "32 bytes"),
        ({"digest_key": "development-only"}, "FIELD_DIGEST_KEY"),
    ],
)
def test_unfit_keys_are_named(change, complaint):
    good = {
        "secret_key": GOOD["SECRET_KEY"],
        "field_keys": [GOOD["FIELD_ENCRYPTION_KEYS"]],
        "digest_key": GOOD["FIELD_DIGEST_KEY"],
    }
    assert key_faults(**good) == []
    [fault] = key_faults(**{**good, **change})
    assert complaint in fault


def test_locks_pin_every_package_by_hash_and_name_no_place():
    for lock in ROOT.glob("requirements*.txt"):
        text = lock.read_text()
        pins = re.findall(r"(?m)^[a-z0-9][\w.-]*==", text)
        assert len(pins) == len(re.findall(r"(?m)^[a-z0-9].*\\\n    --hash=sha256:", text)) > 0, lock.name
        assert "://" not in text, lock.name
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text()
