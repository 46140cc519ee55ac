"""What owners give later: the NIB, and the figures of a year."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.form_fields import RupiahField
from enterprises.forms.sections import CountField, NumberField
from enterprises.validators import clean_nib


class NibForm(forms.Form):
    nib = NumberField(
        clean_nib,
        label=_("NIB"),
        required=True,
        help_text=_("The 13 digits on your business licence from OSS (oss.go.id)."),
    )


class YearForm(forms.Form):
    """The figures of one year."""

    turnover = RupiahField(
        label=_("Sales in one year"),
        help_text=_(
            "All money that came in from selling, before costs. An estimate is enough: sales of one month × 12."
        ),
    )
    capital = RupiahField(
        label=_("Business capital"),
        help_text=_("What your tools, machines, stock and cash are worth together, without land and building."),
    )
    workers_male = CountField(
        label=_("Men who work in the business"), required=True, help_text=_("Count yourself too. Write 0 for none.")
    )
    workers_female = CountField(
        label=_("Women who work in the business"), required=True, help_text=_("Count yourself too. Write 0 for none.")
    )
    assets = RupiahField(
        label=_("Everything the business owns"),
        required=False,
        help_text=_("With land and building. Leave empty if you do not know."),
    )
    casual_male = CountField(label=_("Of the men: family or for a season"))
    casual_female = CountField(label=_("Of the women: family or for a season"))
    capacity = forms.IntegerField(
        label=_("How much you can make in a year"), required=False, min_value=0, max_value=10**12
    )
    capacity_unit = forms.CharField(
        label=_("Counted in"), required=False, max_length=20, help_text=_("For example kg, pieces, portions.")
    )


class VerifyFiguresForm(YearForm):
    """The same, as an officer confirms them."""

    seen = forms.CharField(
        label=_("What you have seen"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example: cash book of January to December, seen at the stall."),
    )
    #: Which figures the officer saw (``services.figures.stamp_of_figure``).
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)
