"""One module for each app or noun; importing this package fills ``DOORS`` and ``PUBLIC_PAGES``."""

from importlib import import_module
from pkgutil import iter_modules

for module in iter_modules(__path__):
    import_module(f"{__name__}.{module.name}")
