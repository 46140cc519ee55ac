"""Reading the text of an agreement: a version, one article, two versions side by side, the files."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from core.access import Needs
from core.files import safe_name
from core.scope import may_on
from partnerships.choices import AgreementStatus
from partnerships.documents.as_docx import write_docx
from partnerships.documents.as_pdf import write_pdf
from partnerships.documents.comparing import Fate, Laid, lay_side_by_side
from partnerships.forms import RemarkForm, ReplyForm
from partnerships.models import Agreement, Article, DraftVersion
from partnerships.selectors import (
    agreements_to_read,
    articles_of,
    chapters_of,
    checklist,
    comments_on,
    guidance_for,
    may_comment,
    partner_of,
    shared_version,
    sheet_of,
    side_of,
    versions_for,
    works_with,
)
from partnerships.views.base import Page


class TextPage(Page):
    """A page of the text of one agreement."""

    access = Needs("agreement.view")
    tab = "text"

    def page(self, status: int = 200, **context: Any) -> HttpResponse:
        seen = Agreement.objects.visible_to(self.actor).filter(pk=context["agreement"].pk).exists()
        return super().page(status, agreement_is_seen=seen, **context)

    def agreement(self, pk: int) -> Agreement:
        """An agreement that the actor may see, or of which they may read a version; any other is not there."""
        return get_object_or_404(agreements_to_read(self.actor).select_related("agency", "parent"), pk=pk)

    def version(self, pk: int) -> DraftVersion:
        """A version the actor may read; any other is not there."""
        rows = DraftVersion.objects.visible_to(self.actor)
        return get_object_or_404(rows.select_related("agreement__agency", "agreement__parent"), pk=pk)

    def writable(self, pk: int) -> DraftVersion:
        """A version of an agreement the actor may draft; any other is not there."""
        rows = DraftVersion.objects.reachable_by(self.actor, "agreement.draft")
        return get_object_or_404(rows.select_related("agreement__agency", "agreement__parent"), pk=pk)

    def may_write(self, agreement: Agreement) -> bool:
        """Whether the actor may change the text now."""
        open_text = agreement.is_draft and agreement.status != AgreementStatus.FINAL
        return open_text and bool(may_on(self.actor, "agreement.draft", agreement))


class TextView(TextPage):
    """The newest version the actor may read, or how to begin."""

    http_method_names = ["get"]
    template_name = "partnerships/text/version.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.version_page(self.agreement(pk), None)

    def version_page(self, agreement: Agreement, version: DraftVersion | None) -> HttpResponse:
        versions = list(versions_for(self.actor, agreement))
        version = version or (versions[0] if versions else None)
        if version is not None:
            version.agreement = agreement
        articles = list(articles_of(version, self.actor)) if version else []
        may_write = self.may_write(agreement)
        shared = shared_version(agreement)
        return self.page(
            agreement=agreement,
            version=version,
            versions=versions,
            chapters=chapters_of(articles),
            count=len(articles),
            empty=[article for article in articles if not article.body],
            demands=checklist(agreement, version) if works_with(self.actor, agreement) else [],
            may_write=may_write,
            is_editable=may_write and version is not None and not version.is_frozen,
            may_share=agreement.is_draft and bool(may_on(self.actor, "agreement.share", agreement)),
            shared=shared,
            is_their_turn=version is not None and may_comment(self.actor, version),
            is_partner=partner_of(self.actor, agreement) is not None,
            unanswered=sum(article.unanswered for article in articles),  # type: ignore[attr-defined]
        )


class VersionView(TextView):
    """One version."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.version(pk)
        return self.version_page(version.agreement, version)


class ArticleView(TextPage):
    """One article with what was said of it in all versions."""

    http_method_names = ["get"]
    template_name = "partnerships/text/article.html"

    def get(self, request: HttpRequest, pk: int, key: UUID) -> HttpResponse:
        version = self.version(pk)
        return self.article_page(version, get_object_or_404(version.articles.select_related("edited_by"), key=key))

    def article_page(self, version: DraftVersion, article: Article, form: RemarkForm | None = None) -> HttpResponse:
        agreement = version.agreement
        their_turn = may_comment(self.actor, version)
        may_answer = agreement.is_draft and bool(may_on(self.actor, "agreement.draft", agreement))
        return self.page(
            status=422 if form is not None else 200,
            agreement=agreement,
            version=version,
            article=article,
            guidance=guidance_for(agreement, article.kind) if works_with(self.actor, agreement) else None,
            remarks=list(comments_on(self.actor, article.key, agreement)),
            form=(form or RemarkForm(initial={"counter_text": article.body})) if their_turn else None,
            reply_form=ReplyForm() if may_answer else None,
            is_editable=self.may_write(agreement) and not version.is_frozen,
            is_partner=partner_of(self.actor, agreement) is not None,
        )


class CompareView(TextPage):
    """Two versions article by article, word by word; by default the newest with the one before."""

    http_method_names = ["get"]
    template_name = "partnerships/text/compare.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        agreement = self.agreement(pk)
        versions = list(versions_for(self.actor, agreement))
        if not versions:
            raise Http404
        new = self._chosen(versions, "new") or versions[0]
        older = [version for version in versions if version.number < new.number]
        old = self._chosen(versions, "old") or (older[0] if older else new)
        laid = lay_side_by_side(side_of(old), side_of(new)) if old != new else None
        context: dict[str, Any] = {"agreement": agreement, "versions": versions, "old": old, "new": new}
        return self.page(**context, laid=laid, sums=_sums(laid) if laid else {})

    def _chosen(self, versions: list[DraftVersion], name: str) -> DraftVersion | None:
        number = self.request.GET.get(name, "")
        return next((version for version in versions if str(version.number) == number), None)


def _sums(laid: Laid) -> dict[str, str]:
    """How many articles have which fate, in words; a fate of none is left out."""
    counts = {
        "changed": (laid.count(Fate.CHANGED), ngettext_lazy("%(n)d changed", "%(n)d changed", "n")),
        "added": (laid.count(Fate.ADDED), ngettext_lazy("%(n)d added", "%(n)d added", "n")),
        "removed": (laid.count(Fate.REMOVED), ngettext_lazy("%(n)d removed", "%(n)d removed", "n")),
        "moved": (laid.moved, ngettext_lazy("%(n)d moved", "%(n)d moved", "n")),
        "same": (laid.count(Fate.SAME), ngettext_lazy("%(n)d as before", "%(n)d as before", "n")),
    }
    return {name: str(words % {"n": number}) for name, (number, words) in counts.items() if number}


class VersionFileView(TextPage):
    """A version as a file to go on with (Word) or to print and sign (PDF)."""

    http_method_names = ["get"]
    kind = ""

    _WRITERS = {
        "docx": (write_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        "pdf": (write_pdf, "application/pdf"),
    }

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.version(pk)
        write, content_type = self._WRITERS[self.kind]
        response = HttpResponse(write(sheet_of(version)), content_type=content_type)
        name = safe_name(f"{version.agreement.title} - {_('version')} {version.number}.{self.kind}")
        response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or ""
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cache-Control"] = "private, no-store"
        return response
