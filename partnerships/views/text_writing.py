"""Writing the text of an agreement: versions, the opening, articles."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from core import diff, typed
from core.access import Needs
from core.decisions import Refused
from core.forms import add_refusals
from partnerships.forms import ArticleForm, PreambleForm, VersionForm
from partnerships.models import Article, DraftVersion
from partnerships.selectors import guidance_for
from partnerships.services import articles, versions
from partnerships.services.articles import ArticleRemoved
from partnerships.services.versions import TextMovedOn, VersionFrozen
from partnerships.views.text import TextPage


class WritingPage(TextPage):
    access = Needs("agreement.draft")

    def saved(self, version: DraftVersion, key: UUID | None = None) -> HttpResponseRedirect:
        """Back to the version, at the article that was worked on."""
        place = f"#pasal-{key.hex}" if key else ""
        return HttpResponseRedirect(f"{version.get_absolute_url()}{place}")


class TextBeginView(WritingPage):
    """The first version, from what this kind of document usually holds."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        agreement = self.agreement_to(pk, "agreement.draft")
        try:
            version = versions.start_text(actor=self.actor, agreement=agreement)
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("partnerships:text", agreement.pk)
        return self.saved(version)


class VersionCreateView(WritingPage):
    """A new version that begins as the last one ends."""

    template_name = "partnerships/text/version_form.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        agreement = self.agreement_to(pk, "agreement.draft")
        last = agreement.current_version
        return self.page(agreement=agreement, form=VersionForm(initial={"after": last.number if last else None}))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        agreement = self.agreement_to(pk, "agreement.draft")
        form = VersionForm(request.POST)
        if form.is_valid():
            try:
                version = versions.start_version(actor=self.actor, agreement=agreement, **form.cleaned_data)
            except Refused as refused:
                add_refusals(form, refused)
            else:
                messages.success(request, _("%(version)s has been begun.") % {"version": version})
                return self.saved(version)
        return self.page(status=422, agreement=agreement, form=form)


class PreambleView(WritingPage):
    """The opening of a version."""

    template_name = "partnerships/text/preamble_form.html"
    keeps_typed = True

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.writable(pk)
        before = typed.kept(request)
        form = PreambleForm(before, initial={"preamble": version.preamble, "revision": version.revision})
        return self.page(agreement=version.agreement, version=version, form=form, against=None)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.writable(pk)
        form = PreambleForm(request.POST)
        against, status = None, 422
        if form.is_valid():
            try:
                versions.edit_preamble(actor=self.actor, version=version, **form.cleaned_data)
                typed.forget(request)
                return self.saved(version)
            except Refused as refused:
                if isinstance(refused, TextMovedOn):
                    status = 409
                    version.refresh_from_db()
                    against = diff.compare(version.preamble, form.cleaned_data["preamble"])
                    form = _again(PreambleForm, request, revision=version.revision)
                add_refusals(form, refused)
        return self.page(status=status, agreement=version.agreement, version=version, form=form, against=against)


def _again(form_class: type[Any], request: HttpRequest, *, revision: int) -> Any:
    """What was typed, now knowing the newer text: saved once more it takes its place, and its writer has seen both."""
    data = request.POST.copy()
    data["revision"] = str(revision)
    form = form_class(data)
    form.is_valid()
    return form


class ArticlePage(WritingPage):
    """The form of an article."""

    template_name = "partnerships/text/article_form.html"
    keeps_typed = True

    def form_page(
        self,
        version: DraftVersion,
        form: ArticleForm,
        *,
        status: int = 200,
        article: Article | None = None,
        **more: Any,
    ) -> HttpResponse:
        context: dict[str, Any] = {"against": None, "is_gone": False, "is_frozen": False, "place": ""} | more
        return self.page(
            status=status,
            agreement=version.agreement,
            version=version,
            article=article,
            form=form,
            chapters=sorted({row.chapter for row in version.articles.all() if row.chapter}),
            guidance=guidance_for(version.agreement, article.kind) if article else None,
            **context,
        )


class ArticleAddView(ArticlePage):
    """One more article, at a place (``?place=``) or at the end."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.writable(pk)
        place = self._place(request.GET)
        before = version.articles.filter(position=place - 1).first() if place else version.articles.last()
        form = ArticleForm(typed.kept(request), initial={"chapter": before.chapter if before else "", "key": uuid4()})
        return self.form_page(version, form, place=place or "")

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.writable(pk)
        form = ArticleForm(request.POST)
        place = self._place(request.POST)
        if form.is_valid():
            try:
                key = form.cleaned_data["key"]
                article = articles.add_article(
                    actor=self.actor, version=version, position=place, key=key, **form.words()
                )
                typed.forget(request)
                return self.saved(version, article.key)
            except Refused as refused:
                add_refusals(form, refused)
        return self.form_page(version, form, status=422, place=place or "")

    @staticmethod
    def _place(data: Any) -> int | None:
        text = data.get("place", "")
        return int(text) if text.isdecimal() and len(text) < 5 else None


class ArticleEditView(ArticlePage):
    """Change an article. Whoever comes second sees both texts, and keeps what they typed."""

    def get(self, request: HttpRequest, pk: int, key: UUID) -> HttpResponse:
        version = self.writable(pk)
        article = get_object_or_404(version.articles.all(), key=key)
        before = typed.kept(request)
        return self.form_page(version, ArticleForm(before) if before else ArticleForm.of(article), article=article)

    def post(self, request: HttpRequest, pk: int, key: UUID) -> HttpResponse:
        version = self.writable(pk)
        form = ArticleForm(request.POST)
        if not form.is_valid():
            article = version.articles.filter(key=key).first()
            return self.form_page(version, form, status=422, article=article, is_gone=article is None)
        try:
            article = self._save(version, key, form)
        except Refused as refused:
            return self._refused(version, key, form, refused)
        typed.forget(request)
        return self.saved(article.version, key)

    def _save(self, version: DraftVersion, key: UUID, form: ArticleForm) -> Article:
        given = {"actor": self.actor, "key": key, "revision": form.cleaned_data["revision"] or 0, **form.words()}
        if "newest" in self.request.POST:
            return articles.edit_in_newest(agreement=version.agreement, **given)
        return articles.edit_article(version=version, **given)

    def _refused(self, version: DraftVersion, key: UUID, form: ArticleForm, refused: Refused) -> HttpResponse:
        """The form again with all that was typed, and what stands in its way."""
        if isinstance(refused, VersionFrozen):
            article = version.articles.filter(key=key).first()
            add_refusals(form, refused)
            return self.form_page(version, form, status=409, article=article, is_frozen=True)
        newest = version.agreement.current_version if "newest" in self.request.POST else version
        assert newest is not None
        newest.agreement = version.agreement
        article = newest.articles.select_related("edited_by").filter(key=key).first()
        if isinstance(refused, ArticleRemoved) or article is None:
            add_refusals(form, refused)
            return self.form_page(newest, form, status=409, is_gone=True)
        if not isinstance(refused, TextMovedOn):
            add_refusals(form, refused)
            return self.form_page(newest, form, status=422, article=article)
        again = _again(ArticleForm, self.request, revision=article.revision)
        add_refusals(again, refused)
        return self.form_page(newest, again, status=409, article=article, against=_against(article, form))


def _against(article: Article, form: ArticleForm) -> dict[str, Any]:
    """The newer text beside what was typed."""
    words = form.words()
    return {
        "heading": diff.compare(article.heading, words["heading"]),
        "chapter": diff.compare(article.chapter, words["chapter"]),
        "body": diff.compare(article.body, words["body"]),
    }


class ArticleActView(WritingPage):
    """A button beside an article."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, key: UUID) -> HttpResponse:
        version = self.writable(pk)
        try:
            return self.act(version, key)
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("partnerships:text", version.agreement_id)

    act: Callable[[DraftVersion, UUID], HttpResponse]


class ArticleMoveView(ArticleActView):
    """Bring an article to another place (``place``)."""

    def act(self, version: DraftVersion, key: UUID) -> HttpResponse:
        place = self.request.POST.get("place", "")
        if not place.isdecimal() or len(place) > 4:
            raise BadRequest("no place")
        articles.move_article(actor=self.actor, version=version, key=key, position=int(place))
        return self.saved(version, key)


class ArticleRemoveView(ArticleActView):
    """Take an article out of the version."""

    def act(self, version: DraftVersion, key: UUID) -> HttpResponse:
        articles.remove_article(actor=self.actor, version=version, key=key)
        messages.success(self.request, _("The article has been taken out; earlier versions keep it."))
        return HttpResponseRedirect(reverse("partnerships:version", args=[version.pk]))
