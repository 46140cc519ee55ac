"""Where higher apps show what they know about an agreement."""

from core.panels import Place

#: On the page of an agreement; the subject is the ``Agreement``.
AGREEMENT_PAGE = Place("agreement page")
#: On the page of a partner; the subject is the ``Partner``.
PARTNER_PAGE = Place("partner page")
