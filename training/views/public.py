"""What anyone may see of a certificate: that it is genuine, and nothing about the person."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from core.access import PUBLIC
from core.limits import Limit, client_address
from training.codes import read_code, spelled
from training.forms import CodeForm
from training.models import Certificate

#: Wrong codes from one address. Right ones are not counted: a whole fair may scan from one line.
WRONG_CODES = Limit("certificate", most=20, seconds=600)


class VerifyView(View):
    """Type the printed code. A plain link leads to the answer, so that it can be passed on."""

    access = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        form = CodeForm(request.GET if "kode" in request.GET else None)
        if form.is_valid():
            return HttpResponseRedirect(reverse("training:certificate", args=[form.cleaned_data["kode"]]))
        return _page(request, {"form": form, "certificate": None}, status=422 if form.is_bound else 200)


class CertificateView(View):
    """The answer for one code."""

    access = PUBLIC

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        address = client_address(request)
        if WRONG_CODES.is_spent(address):
            return _page(request, {"form": CodeForm(), "certificate": None, "too_often": True}, status=429)
        rows = Certificate.objects.select_related("enrolment__training__agency")
        certificate = rows.filter(token=read_code(token) or "-").first()
        if certificate is None:
            WRONG_CODES.count(address)
            context = {"form": CodeForm(initial={"kode": token[:60]}), "certificate": None, "wrong": True}
            return _page(request, context, status=404)
        return _page(request, {"certificate": certificate, "code": spelled(certificate.token)})


def _page(request: HttpRequest, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
    context = {"too_often": False, "wrong": False} | context
    response = render(request, "training/verify.html", context, **kwargs)
    # A search engine must not list who holds what; the address is known only by the paper.
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response
