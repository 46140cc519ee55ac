"""What our programs find in their environment."""

import os

from launcher.places import LOCAL, VENV
from launcher.services import Services


def child_environment(running: Services, settings: str) -> dict[str, str]:
    """The caller's environment, our Python first on the path, the servers' addresses, and settings unless named."""
    path = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    given = {
        "DJANGO_SETTINGS_MODULE": f"babel_umkm.settings.{settings}",
        "MEDIA_ROOT": str(LOCAL / "media"),
        "EMAIL_FILE_PATH": str(LOCAL / "mail"),
        "VIRTUAL_ENV": str(VENV),
    }
    return given | dict(os.environ) | running.environment() | {"PATH": path}
