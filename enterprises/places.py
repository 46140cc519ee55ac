"""Where higher apps show what they know about an enterprise."""

from core.panels import Place

#: On the staff page of an enterprise; the subject is the ``Enterprise``.
ENTERPRISE_PAGE = Place("enterprise page")
#: On the entrepreneur's own page; the subject is the ``Enterprise`` of the person.
PORTAL_PAGE = Place("portal page")
