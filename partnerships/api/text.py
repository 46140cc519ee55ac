"""The text of an agreement in the API: its versions and articles, and what the partner says of them."""

from typing import Any
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import ScopedReadViewSet, token_field
from partnerships.api.fields import AgreementField
from partnerships.choices import ArticleKind
from partnerships.filters import RemarkFilter, VersionFilter
from partnerships.models import Article, DraftVersion, PartnerComment
from partnerships.services.articles import edit_article
from partnerships.services.comments import comment, reply
from partnerships.services.versions import start_text, start_version

_KEY = OpenApiParameter(
    "key", OpenApiTypes.UUID, OpenApiParameter.PATH, description="The same for an article in every version."
)
_ARTICLE_PATH = r"articles/(?P<key>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"


class ArticleSerializer(serializers.ModelSerializer):
    class Meta:
        model = Article
        fields = ("key", "position", "chapter", "kind", "heading", "body", "revision", "edited_at")
        read_only_fields = fields


class VersionSerializer(serializers.ModelSerializer):
    """One line of the list."""

    class Meta:
        model = DraftVersion
        fields: tuple[str, ...] = (
            "id",
            "agreement",
            "number",
            "note",
            "created_at",
            "frozen_at",
            "shared_at",
        )
        read_only_fields: tuple[str, ...] = fields


class VersionDetailSerializer(VersionSerializer):
    """A version with its opening and its articles in their order."""

    articles = ArticleSerializer(many=True, read_only=True)

    class Meta(VersionSerializer.Meta):
        fields = (*VersionSerializer.Meta.fields, "preamble", "articles")
        read_only_fields = fields


class NewVersionSerializer(serializers.Serializer):
    agreement = AgreementField()
    note = serializers.CharField(max_length=200, required=False, default="", allow_blank=True)


class EditingSerializer(serializers.Serializer):
    """An article as it shall be. ``revision`` is that of the text you began from."""

    revision = serializers.IntegerField(min_value=1, max_value=2**31 - 1)
    kind = serializers.ChoiceField(choices=ArticleKind.choices)
    heading = serializers.CharField(max_length=200)
    body = serializers.CharField(max_length=100_000, allow_blank=True, required=False, default="")
    chapter = serializers.CharField(max_length=150, allow_blank=True, required=False, default="")


class RemarkSerializer(serializers.ModelSerializer):
    """What a partner says of an article, and what the drafter did with it."""

    agreement = serializers.IntegerField(source="article.version.agreement_id", read_only=True)
    version = serializers.IntegerField(source="article.version_id", read_only=True)
    key = serializers.UUIDField(source="article.key", read_only=True)

    class Meta:
        model = PartnerComment
        fields = (
            "id",
            "agreement",
            "version",
            "key",
            "partner",
            "text",
            "counter_text",
            "written_at",
            "response_status",
            "response",
            "responded_at",
        )
        read_only_fields = fields


class NewRemarkSerializer(serializers.Serializer):
    """A comment, or a wording of its own."""

    text = serializers.CharField(max_length=100_000, required=False, default="", allow_blank=True)
    counter_text = serializers.CharField(max_length=100_000, required=False, default="", allow_blank=True)
    token = token_field()


class ReplySerializer(serializers.Serializer):
    accepted = serializers.BooleanField()
    response = serializers.CharField(max_length=5000, help_text="Why, or where it was taken up.")


class VersionViewSet(ScopedReadViewSet):
    """Versions of texts: a partner finds those that were put before it, an asked agency those it is asked about."""

    queryset = DraftVersion.objects.order_by("-pk")
    serializer_class = VersionSerializer
    filterset_class = VersionFilter
    action_permissions = {
        "list": "agreement.view",
        "retrieve": "agreement.view",
        "create": "agreement.draft",
        "article": "agreement.draft",
        "remark": "agreement.comment",
    }

    def get_serializer_class(self) -> type[serializers.BaseSerializer]:
        return VersionDetailSerializer if self.action == "retrieve" else super().get_serializer_class()

    def _article(self, key: str) -> Article:
        version = self.get_object()
        return get_object_or_404(version.articles.select_related("version__agreement"), key=key)

    @extend_schema(request=NewVersionSerializer, responses={201: VersionDetailSerializer})
    def create(self, request: Request) -> Response:
        """Begin the text of a draft, or a new version of it: the last one is closed."""
        given = self.given(NewVersionSerializer)
        agreement = given["agreement"]
        if agreement.versions.exists():
            version = start_version(actor=self.actor, agreement=agreement, note=given["note"])
        else:
            version = start_text(actor=self.actor, agreement=agreement)
        return Response(VersionDetailSerializer(version).data, status=status.HTTP_201_CREATED)

    @extend_schema(parameters=[_KEY], request=EditingSerializer, responses={200: ArticleSerializer})
    @action(detail=True, methods=["put"], url_path=_ARTICLE_PATH, filterset_class=None)
    def article(self, request: Request, key: str, pk: Any = None) -> Response:
        """Save an article. 409 when somebody has saved it since, or the version was closed: nothing is overwritten."""
        found, given = self._article(key), self.given(EditingSerializer)
        given["kind"] = ArticleKind(given["kind"])
        saved = edit_article(actor=self.actor, version=found.version, key=UUID(key), **given)
        return Response(ArticleSerializer(saved).data)

    @extend_schema(parameters=[_KEY], request=NewRemarkSerializer, responses={201: RemarkSerializer})
    @action(detail=True, methods=["post"], url_path=rf"{_ARTICLE_PATH}/remarks", filterset_class=None)
    def remark(self, request: Request, key: str, pk: Any = None) -> Response:
        """Say something of an article for the partner while it is its turn, or propose another wording."""
        found = self._article(key)
        said = comment(actor=self.actor, article=found, **self.given(NewRemarkSerializer))
        return Response(RemarkSerializer(said).data, status=status.HTTP_201_CREATED)


class RemarkViewSet(ScopedReadViewSet):
    """What partners say of texts."""

    queryset = PartnerComment.objects.select_related("article__version").order_by("-pk")
    serializer_class = RemarkSerializer
    filterset_class = RemarkFilter
    action_permissions = {"list": "agreement.view", "retrieve": "agreement.view", "reply": "agreement.draft"}

    @extend_schema(request=ReplySerializer, responses={200: RemarkSerializer})
    @action(detail=True, methods=["post"], filterset_class=None)
    def reply(self, request: Request, pk: Any = None) -> Response:
        """Tell the partner what became of a remark."""
        remark = self.get_object()
        return Response(RemarkSerializer(reply(actor=self.actor, remark=remark, **self.given(ReplySerializer))).data)
