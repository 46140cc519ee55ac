"""Texts of packages that our translations say in plainer Indonesian than theirs: named here to be collected."""

from django.utils.translation import gettext_noop as _

TEXTS = (
    _("Your password can’t be entirely numeric."),
    _("This password is entirely numeric."),
    _("%(model_name)s with this %(field_label)s already exists."),
)
