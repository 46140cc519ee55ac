"""The pages of the text of an agreement."""

from django.urls import path

from partnerships.views import text, text_import, text_partner, text_writing

_OF_AGREEMENT = "kerja-sama/<int:pk>/naskah"
_OF_VERSION = "kerja-sama/naskah/<int:pk>"
_OF_ARTICLE = f"{_OF_VERSION}/pasal/<uuid:key>"

urlpatterns = [
    path(f"{_OF_AGREEMENT}/", text.TextView.as_view(), name="text"),
    path(f"{_OF_AGREEMENT}/mulai/", text_writing.TextBeginView.as_view(), name="text-begin"),
    path(f"{_OF_AGREEMENT}/baru/", text_writing.VersionCreateView.as_view(), name="version-create"),
    path(f"{_OF_AGREEMENT}/bandingkan/", text.CompareView.as_view(), name="text-compare"),
    path(f"{_OF_AGREEMENT}/impor/", text_import.TextImportView.as_view(), name="text-import"),
    path(f"{_OF_AGREEMENT}/mitra/", text_partner.ShareView.as_view(), name="text-share"),
    path("kerja-sama/naskah/impor/<int:pk>/", text_import.ImportPreviewView.as_view(), name="text-import-preview"),
    path("kerja-sama/naskah/tanggapan/<int:pk>/pakai/", text_partner.AdoptView.as_view(), name="remark-adopt"),
    path("kerja-sama/naskah/tanggapan/<int:pk>/jawab/", text_partner.ReplyView.as_view(), name="remark-reply"),
    path(f"{_OF_VERSION}/", text.VersionView.as_view(), name="version"),
    path(f"{_OF_VERSION}/word/", text.VersionFileView.as_view(kind="docx"), name="version-docx"),
    path(f"{_OF_VERSION}/pdf/", text.VersionFileView.as_view(kind="pdf"), name="version-pdf"),
    path(f"{_OF_VERSION}/pembuka/", text_writing.PreambleView.as_view(), name="preamble"),
    path(f"{_OF_VERSION}/pasal/baru/", text_writing.ArticleAddView.as_view(), name="article-add"),
    path(f"{_OF_ARTICLE}/", text.ArticleView.as_view(), name="article"),
    path(f"{_OF_ARTICLE}/ubah/", text_writing.ArticleEditView.as_view(), name="article-edit"),
    path(f"{_OF_ARTICLE}/pindah/", text_writing.ArticleMoveView.as_view(), name="article-move"),
    path(f"{_OF_ARTICLE}/hapus/", text_writing.ArticleRemoveView.as_view(), name="article-remove"),
    path(f"{_OF_ARTICLE}/tanggapan/", text_partner.RemarkView.as_view(), name="article-remark"),
]
