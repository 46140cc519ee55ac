"""The partner's turn: the text put before them, what they say, what becomes of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from core import diff
from core.access import Needs
from core.decisions import Refused
from core.forms import add_refusals
from partnerships.forms import AdoptForm, RemarkForm, ReplyForm
from partnerships.models import Article, PartnerComment
from partnerships.selectors import newest_article
from partnerships.services import comments, sharing
from partnerships.services.versions import TextMovedOn
from partnerships.views.base import Page
from partnerships.views.text import ArticleView
from partnerships.views.text_writing import WritingPage


class ShareView(Page):
    """Put the newest version before the partner (``act=share``), or end their turn."""

    access = Needs("agreement.share")
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        agreement = self.agreement_to(pk, "agreement.share")
        try:
            if request.POST.get("act") == "share":
                version = sharing.share(actor=self.actor, agreement=agreement)
                messages.success(request, _("%(version)s is now before the partner.") % {"version": version})
            else:
                sharing.unshare(actor=self.actor, agreement=agreement)
                messages.success(request, _("The partner's turn has ended; what they said stays."))
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect("partnerships:text", agreement.pk)


class RemarkView(ArticleView):
    """What the partner says of an article. Refused, the page comes back with all that was typed."""

    access = Needs("agreement.comment")
    http_method_names = ["post"]
    keeps_typed = True

    def post(self, request: HttpRequest, pk: int, key: UUID) -> HttpResponse:
        version = self.version(pk)
        article = get_object_or_404(version.articles.all(), key=key)
        article.version = version
        form = RemarkForm(request.POST)
        if form.is_valid():
            try:
                comments.comment(actor=self.actor, article=article, **form.cleaned_data)
            except Refused as refused:
                add_refusals(form, refused)
            else:
                messages.success(request, _("Your comment is with the province."))
                return redirect("partnerships:article", version.pk, key)
        return self.article_page(version, article, form)


class RemarkPage(WritingPage):
    """A remark of a partner on an agreement the actor may draft."""

    def remark(self, pk: int) -> PartnerComment:
        rows = PartnerComment.objects.reachable_by(self.actor, "agreement.draft")
        return get_object_or_404(rows.select_related("partner", "author", "article__version__agreement__agency"), pk=pk)

    def back(self, remark: PartnerComment) -> str:
        return reverse("partnerships:article", args=[remark.article.version_id, remark.article.key])


class AdoptView(RemarkPage):
    """Take a proposed wording into the text, compared with the article as it is now."""

    template_name = "partnerships/text/adopt.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        remark = self.remark(pk)
        now = newest_article(remark)
        form = AdoptForm(initial={"body": remark.counter_text, "revision": now.revision if now else 1})
        return self._page(remark, now, form, remark.counter_text)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        remark = self.remark(pk)
        form = AdoptForm(request.POST)
        status = 422
        if form.is_valid():
            try:
                article = comments.adopt(actor=self.actor, remark=remark, **form.cleaned_data)
                messages.success(request, _("The wording is in %(version)s.") % {"version": article.version})
                return self.saved(article.version, article.key)
            except Refused as refused:
                if isinstance(refused, TextMovedOn):
                    status, form = 409, self._again(remark)
                add_refusals(form, refused)
        return self._page(remark, newest_article(remark), form, form["body"].value() or "", status)

    def _again(self, remark: PartnerComment) -> AdoptForm:
        """What was typed, now compared with the article as it has become."""
        now, data = newest_article(remark), self.request.POST.copy()
        data["revision"] = str(now.revision if now else 1)
        form = AdoptForm(data)
        form.is_valid()
        return form

    def _page(
        self, remark: PartnerComment, now: Article | None, form: AdoptForm, body: str, status: int = 200
    ) -> HttpResponse:
        return self.page(
            status=status,
            agreement=remark.article.version.agreement,
            remark=remark,
            now=now,
            form=form,
            against=diff.compare(now.body if now else "", body),
            back_url=self.back(remark),
        )


class ReplyView(RemarkPage):
    """Answer a remark with a reason (``accepted`` or not)."""

    template_name = "partnerships/text/reply.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        remark = self.remark(pk)
        return self._page(remark, ReplyForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        remark = self.remark(pk)
        form = ReplyForm(request.POST)
        if form.is_valid():
            accepted = request.POST.get("answer") == "accepted"
            try:
                comments.reply(actor=self.actor, remark=remark, accepted=accepted, **form.cleaned_data)
            except Refused as refused:
                add_refusals(form, refused)
            else:
                messages.success(request, _("The remark has been answered."))
                return redirect(self.back(remark))
        return self._page(remark, form, status=422)

    def _page(self, remark: PartnerComment, form: ReplyForm, status: int = 200) -> HttpResponse:
        agreement = remark.article.version.agreement
        return self.page(status=status, agreement=agreement, remark=remark, form=form, back_url=self.back(remark))
