"""Where higher apps show what they know on the pages of ``core``."""

from core.panels import Place

#: On the landing page, under its first picture; there is no subject, and the reader may be anybody.
LANDING_PAGE = Place("landing page")
