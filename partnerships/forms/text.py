"""What is typed about the text of an agreement."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.files import DOCX, CheckedFileField
from core.once import TokenForm
from partnerships.choices import ArticleKind
from partnerships.models import Article
from partnerships.services.imports import Choice
from partnerships.services.versions import LONGEST_TEXT


class ArticleForm(forms.Form):
    """One article. ``revision`` says from which text its writer began."""

    heading = forms.CharField(label=_("Heading"), max_length=200)
    kind = forms.ChoiceField(label=_("About"), choices=ArticleKind.choices, initial=ArticleKind.OTHER)
    chapter = forms.CharField(
        label=_("Chapter (bab)"),
        max_length=150,
        required=False,
        help_text=_("Articles in a row with the same chapter stand under one heading. Chapters number themselves."),
    )
    body = forms.CharField(
        label=_("Text"),
        max_length=LONGEST_TEXT,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "true"}),
        help_text=_("Each paragraph on a line of its own. Begin clauses with (1), points with a. or 1."),
    )
    revision = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)
    #: Of an article that is not there yet: the key it gets, so that two clicks add one.
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    @classmethod
    def of(cls, article: Article) -> "ArticleForm":
        """The form as it opens for an article."""
        names = ("heading", "kind", "chapter", "body", "revision")
        return cls(initial={name: getattr(article, name) for name in names})

    def words(self) -> dict[str, Any]:
        """What the services of articles take, of a valid form."""
        data = self.cleaned_data
        return {
            "kind": ArticleKind(data["kind"]),
            "heading": data["heading"],
            "body": data["body"],
            "chapter": data["chapter"],
        }


class PreambleForm(forms.Form):
    """The opening of a version."""

    preamble = forms.CharField(
        label=_("Opening (komparisi)"),
        max_length=LONGEST_TEXT,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_(
            "Day and place, the parties with their signatories, and what they agree to. Dots are filled in by hand."
        ),
    )
    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class VersionForm(forms.Form):
    """What is new in a version; ``after`` is the number of the one its writer was shown last."""

    after = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("What is new"), max_length=300, required=False, help_text=_("For example: after the input of agencies.")
    )


class ImportForm(forms.Form):
    """A Word file with the text."""

    document = CheckedFileField(kinds=[DOCX], label=_("Word file"), max_length=150)


class ImportedArticleForm(forms.Form):
    """What the drafter decides about one recognised article."""

    is_taken = forms.BooleanField(label=_("Take over"), required=False)
    heading = forms.CharField(label=_("Heading"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("About"), choices=ArticleKind.choices)

    def choice(self) -> Choice:
        data = self.cleaned_data
        return Choice(data["heading"], ArticleKind(data["kind"]), data["is_taken"])


def imported_forms(content: dict[str, Any], data: Any = None) -> list[tuple[dict[str, Any], ImportedArticleForm]]:
    """Each recognised article with its form."""
    pairs = []
    for fact in content["articles"]:
        initial = {"is_taken": True, "heading": fact["heading"], "kind": fact["kind"]}
        pairs.append((fact, ImportedArticleForm(data, initial=initial, prefix=fact["key"])))
    return pairs


class RemarkForm(TokenForm):
    """What a partner says of an article."""

    text = forms.CharField(
        label=_("Comment"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    counter_text = forms.CharField(
        label=_("Proposed wording"),
        max_length=LONGEST_TEXT,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Change the text as you would have it. Left as it is, only your comment is sent."),
    )


class AdoptForm(forms.Form):
    """A wording of the partner on its way into the text; ``revision`` is that of the article it was compared with."""

    body = forms.CharField(
        label=_("Text to adopt"), max_length=LONGEST_TEXT, strip=False, widget=forms.Textarea(attrs={"rows": 12})
    )
    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class ReplyForm(forms.Form):
    """The answer to a remark of the partner."""

    response = forms.CharField(
        label=_("Reason, or where it was taken up"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
