"""The three lists of an address, with and without a script."""

import pytest
from django import forms

from regions.forms import RegionCascadeMixin
from regions.models import Region


class AddressForm(RegionCascadeMixin, forms.Form):
    street = forms.CharField()
    village = forms.ModelChoiceField(Region.objects.none())
    postcode = forms.CharField()


GOOD = {
    "street": "Jalan Sudirman 1",
    "kabupaten": "19.01",
    "kecamatan": "19.01.01",
    "village": "19.01.01.1002",
    "postcode": "33215",
}


def test_a_whole_address_is_accepted(regions):
    form = AddressForm(GOOD)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["village"] == Region.objects.get(code="19.01.01.1002")
    assert list(form.fields) == ["street", "kabupaten", "kecamatan", "village", "postcode"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"village": "19.01.02.1001"}, "village"),  # of another kecamatan
        ({"village": "19.01.01"}, "village"),  # a kecamatan is no village
        ({"kecamatan": "19.71.01"}, "kecamatan"),  # of another kabupaten
        ({"kabupaten": "19.01.01"}, "kabupaten"),  # a kecamatan is no kabupaten
        ({"kabupaten": ""}, "kabupaten"),
        ({"village": ""}, "village"),
        ({"village": "99"}, "village"),
        ({"kabupaten": "\x00"}, "kabupaten"),
    ],
)
def test_a_village_outside_what_was_chosen_is_refused(regions, wrong, field):
    form = AddressForm(GOOD | wrong)
    assert not form.is_valid()
    assert field in form.errors
    assert 'value="Jalan Sudirman 1"' in form.as_p()


def test_without_a_script_the_button_brings_the_next_list_and_no_complaints(regions):
    form = AddressForm({"street": "Jalan Baru", "kabupaten": "19.06", "choose_region": "1"})
    page = form.as_p()
    assert not form.is_valid()
    assert form.errors == {}
    assert 'value="19.06.01"' in page
    assert 'value="Jalan Baru"' in page
    assert '<option value="19.06" selected>' in page


def test_after_the_last_list_the_same_form_is_accepted(regions):
    assert AddressForm(GOOD).is_valid()
    assert not AddressForm(GOOD | {"choose_region": "1"}).is_valid()


def test_the_buttons_stand_only_where_there_is_no_script(regions):
    page = str(AddressForm()["kabupaten"]) + str(AddressForm()["kecamatan"]) + str(AddressForm()["village"])
    assert page.count("<noscript><button") == 2
    assert page.count('name="choose_region"') == 2
    assert "formnovalidate" in page
    assert "style=" not in page and "onchange" not in page


def test_the_lists_say_where_to_fetch_themselves(regions, client):
    form = AddressForm(prefix="usaha")
    village = form["village"]
    assert 'hx-trigger="change from:#id_usaha-kabupaten, change from:#id_usaha-kecamatan"' in str(village)
    assert 'hx-include="#id_usaha-kabupaten, #id_usaha-kecamatan"' in str(village)
    url = form.fields["village"].widget.attrs["hx-get"]
    response = client.get(f"{url}&usaha-kabupaten=19.71&usaha-kecamatan=19.71.01")
    assert 'value="19.71.01.1' in response.content.decode()


def test_an_address_on_file_is_shown_chosen(regions):
    village = Region.objects.under("19.71.01").of_level(4)[0]
    for initial in (village, village.code):
        form = AddressForm(initial={"village": initial})
        assert '<option value="19.71" selected>' in str(form["kabupaten"])
        assert '<option value="19.71.01" selected>' in str(form["kecamatan"])
        assert f'<option value="{village.code}" selected>' in str(form["village"])


def test_an_address_may_be_left_out_where_it_is_not_required(regions):
    class MaybeForm(RegionCascadeMixin, forms.Form):
        region_required = False

    assert MaybeForm({}).is_valid()
