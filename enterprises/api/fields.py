"""Pieces of JSON that both resources use."""

from typing import Any

from django.forms import BaseForm
from rest_framework import exceptions, serializers

from enterprises.models import KbliSection
from enterprises.selectors.identity import masked


class MaskedField(serializers.CharField):
    """A private value, masked for every caller; whoever must see it asks on the page, with a reason."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "Masked: the last four figures, or the first letter of an e-mail address.")
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: str) -> str:
        return masked(value) if value else ""


class PlaceSerializer(serializers.Serializer):
    """A village with the regions it lies in."""

    code = serializers.CharField()
    name = serializers.CharField()
    kecamatan = serializers.CharField(source="parent.name")
    kabupaten = serializers.CharField(source="parent.parent.name")


class KbliSerializer(serializers.ModelSerializer):
    class Meta:
        model = KbliSection
        fields = ("id", "version", "letter", "title")


def typed_over(form: BaseForm, given: dict[str, Any]) -> dict[str, Any]:
    """What a page would send: what its form shows, with ``given`` typed over it. So the same form judges both doors."""
    data: dict[str, Any] = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    data |= given
    data = {name: getattr(value, "pk", value) for name, value in data.items() if value is not None}
    for name in {"village", "home_village"} & given.keys():
        code = str(data.get(name, ""))
        data |= {"kabupaten": code[:5], "kecamatan": code[:8]}
    return data


def errors_of(form: BaseForm) -> exceptions.ValidationError:
    """What a form refuses, as the API answers it: 400, by field."""
    return exceptions.ValidationError({name: [str(error) for error in errors] for name, errors in form.errors.items()})
