"""Registrations and enterprises in the API: the same services, scope, filters and masks as the pages."""

from rest_framework.routers import BaseRouter

from enterprises.api.consents import ConsentViewSet
from enterprises.api.enterprises import EnterpriseViewSet
from enterprises.api.imports import ImportViewSet
from enterprises.api.licences import LicenceViewSet
from enterprises.api.registrations import RegistrationViewSet
from enterprises.api.standings import StandingViewSet


def register(router: BaseRouter) -> None:
    router.register("registrations", RegistrationViewSet, basename="registration")
    router.register("enterprises", EnterpriseViewSet, basename="enterprise")
    router.register("consents", ConsentViewSet, basename="consent")
    router.register("licences", LicenceViewSet, basename="licence")
    router.register("imports", ImportViewSet, basename="import")
    router.register("standings", StandingViewSet, basename="standing")
