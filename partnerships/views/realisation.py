"""The people behind a figure of an agreement."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from core.access import Needs
from core.lists import ListView
from enterprises.filters import EnterpriseFilterSet
from enterprises.models import Enterprise
from enterprises.tables import EnterpriseTable
from partnerships.models import Target
from partnerships.selectors import Promise, people_behind, promise_of, works_with


class RealisationView(ListView):
    """The very enterprises a figure counts, as far as the actor may see enterprises."""

    access = Needs("realisation.view")
    template_name = "partnerships/realisation.html"
    queryset = Enterprise.objects.all()
    table_class = EnterpriseTable
    filterset_class = EnterpriseFilterSet

    promise: Promise

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        target = get_object_or_404(Target.objects.select_related("agreement", "region"), pk=kwargs["pk"])
        if not works_with(self.actor, target.agreement):
            raise Http404
        self.promise = promise_of(target)
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet:
        return people_behind(self.promise.target).visible_to(self.actor)

    def get_page_title(self) -> str:
        return self.promise.label

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        agreement = self.promise.target.agreement
        context["breadcrumbs"] = [
            (_("Agreements"), reverse("partnerships:list")),
            (agreement.title, agreement.get_absolute_url()),
            (self.promise.label, ""),
        ]
        hidden = self.promise.done - self.get_queryset().count()
        return super().get_context_data(promise=self.promise, agreement=agreement, hidden=hidden, **context)
