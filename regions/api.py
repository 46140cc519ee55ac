"""Regions over the API: public facts, read only."""

from rest_framework import routers, serializers, viewsets
from rest_framework.permissions import AllowAny

from core.access import PUBLIC
from regions.filters import RegionFilter
from regions.models import Region


class RegionSerializer(serializers.ModelSerializer):
    full_name = serializers.CharField(read_only=True, help_text="Address line up to the kabupaten/kota.")

    class Meta:
        model = Region
        fields = ["code", "name", "full_name", "kind", "level", "parent", "valid_from", "valid_to", "regulation"]


class RegionViewSet(viewsets.ReadOnlyModelViewSet):
    """The province, its kabupaten/kota, kecamatan, kelurahan and desa, by official code."""

    access = PUBLIC
    permission_classes = [AllowAny]
    queryset = Region.objects.with_path().order_by("code")
    serializer_class = RegionSerializer
    filterset_class = RegionFilter
    lookup_value_regex = "[0-9.]+"


def register(router: routers.BaseRouter) -> None:
    router.register("regions", RegionViewSet, basename="region")
