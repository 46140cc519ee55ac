"""For ``collectstatic`` while an image is built: production's static files, without its secrets or servers."""

from babel_umkm.settings.base import *  # noqa: F403
from babel_umkm.settings.base import STORAGES
from babel_umkm.settings.components.static import HASHED_STATIC

SECRET_KEY = "signs nothing"  # noqa: S105
STORAGES = STORAGES | {"staticfiles": HASHED_STATIC}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
