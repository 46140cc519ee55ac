"""A kind of notice for tests."""

from django.utils.translation import gettext_lazy as _

from notifications.kinds import NoticeKind

#: Texts that the catalogue of the site has in both languages.
GREETING = NoticeKind(name="tests.greeting", title=_("Notices"), body=_("Dear %(name)s,"))
SILENT = NoticeKind(name="tests.silent", title=_("Notices"), body=_("Dear %(name)s,"), email=False)
LONG = NoticeKind(name="tests.long", title="%(name)s", body="")
