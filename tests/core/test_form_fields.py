"""Boxes for money, digits and dates; and how every field tells what is wrong with it."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import Context, Template

from core.form_fields import DateField, DigitsField, RupiahField
from core.forms import count_sent


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1250000", 1250000),
        ("1.250.000", 1250000),
        ("Rp 1.250.000", 1250000),
        ("rp1.250.000,00", 1250000),
        ("Rp. 1,250,000.00", 1250000),
        ("1 250 000", 1250000),
        ("500.000,-", 500000),
        ("0", 0),
        ("", None),
    ],
)
def test_rupiah_is_read_the_way_people_write_it(typed, amount):
    assert RupiahField(required=False).clean(typed) == amount


@pytest.mark.parametrize(
    "typed",
    ["1.25", "1.250.00", "12.50,25", "1.250,000", "1,5 juta", "-5", "1e6", "٣٠٠٠", "NaN", "\x00", "1.250.000,50"],
)
def test_what_is_not_whole_rupiah_is_refused_and_never_guessed(typed):
    with pytest.raises(ValidationError):
        RupiahField().clean(typed)


@pytest.mark.parametrize("typed", ["9" * 30, "9" * 31, "9" * 5000, "Rp 9" + ".999" * 1500])
def test_rupiah_beyond_the_column_is_refused(typed):
    with pytest.raises(ValidationError):
        RupiahField().clean(typed)


@pytest.mark.parametrize(
    ("total", "count"), [("3", 3), ("0", 0), ("", 0), ("-1", 0), ("9" * 5000, 0), ("\u00b2", 0), ("1e3", 0)]
)
def test_the_number_of_forms_sent_is_read_without_trust(total, count):
    assert count_sent(total) == count


def test_digits_drop_separators_and_say_how_many_are_missing():
    field = DigitsField(length=16)
    assert field.clean("1971 0125-0180.0001") == "1971012501800001"
    with pytest.raises(ValidationError) as refused:
        field.clean("1971012501")
    assert "16" in refused.value.messages[0]
    assert "10" in refused.value.messages[0]
    with pytest.raises(ValidationError):
        field.clean("19710125018000AB")


@pytest.mark.parametrize("typed", ["2026-11-24", "24-11-2026", "24/11/2026"])
def test_dates_are_read_from_picker_and_keyboard(typed):
    assert DateField().clean(typed).isoformat() == "2026-11-24"


class _Form(forms.Form):
    nama = forms.CharField(label="Nama <b>", help_text="Sesuai KTP")
    omzet = RupiahField(label="Omzet", required=False)
    jenis = forms.ChoiceField(label="Jenis", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    setuju = forms.BooleanField(label="Saya setuju.")
    rahasia = forms.IntegerField(widget=forms.HiddenInput)


def test_a_wrong_field_is_marked_described_and_reached_from_the_summary():
    html = str(_Form({"omzet": "dua juta", "rahasia": "x"}))
    assert 'aria-describedby="id_nama_helptext id_nama_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'role="alert" tabindex="-1" autofocus' in html
    for target in ("id_nama", "id_omzet", "id_jenis_0", "id_setuju"):
        assert f'href="#{target}"' in html
        assert f'id="{target}"' in html
    assert "rahasia" in html.lower()
    assert "<b>" not in html
    assert 'value="dua juta"' in html  # nothing typed is lost


def test_only_optional_fields_are_marked():
    html = str(_Form())
    assert html.count('class="optional"') == 1
    assert "error-summary" not in html


def test_a_choice_made_beforehand_is_not_called_optional():
    class Choosing(forms.Form):
        arah = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], required=False, widget=forms.RadioSelect)

    assert 'class="optional"' in str(Choosing())
    assert 'class="optional"' not in str(Choosing(initial={"arah": "a"}))


def test_named_fields_can_be_drawn_in_groups():
    page = Template('{% load ui %}{% form_fields form "nama omzet" legend="Usaha" columns=2 %}')
    html = page.render(Context({"form": _Form()}))
    assert "<legend>Usaha</legend>" in html
    assert 'name="jenis"' not in html
    assert ">Rp</span>" in html
