"""Partnerships in the API: the same services, scope and filters as the pages; one file for each noun."""

from rest_framework.routers import BaseRouter

from partnerships.api.agreements import AgreementViewSet, PartnerViewSet


def register(router: BaseRouter) -> None:
    router.register("agreements", AgreementViewSet, basename="agreement")
    router.register("partners", PartnerViewSet, basename="partner")
