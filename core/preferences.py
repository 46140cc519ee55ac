"""How a reader likes the pages: remembered in a cookie, without an account and without JavaScript."""

from enum import StrEnum

THEME_COOKIE = "theme"
A_YEAR = 60 * 60 * 24 * 365


class Theme(StrEnum):
    """The look of the pages; ``DEVICE`` follows the setting of the device."""

    DEVICE = "device"
    LIGHT = "light"
    DARK = "dark"
