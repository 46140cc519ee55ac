"""Settings of a worker process that a test starts: those of the tests, with the test's own folder for files."""

from babel_umkm.settings.test import *  # noqa: F403
from babel_umkm.settings.test import env

MEDIA_ROOT = env("MEDIA_ROOT")
#: Where handlers of tests leave what they did and look for what they wait for.
SIGNS = env("TEST_SIGNS")
