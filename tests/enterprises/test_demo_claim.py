"""The demo's person to be claimed is the one that the documentation tells of."""

from pathlib import Path

from django.conf import settings as django_settings

from babel_umkm.settings.checks import DEVELOPMENT_DIGEST_KEY
from enterprises.demo import assisted
from enterprises.validators import clean_nik


def test_the_documentation_tells_the_code_of_the_demo(settings):
    settings.FIELD_DIGEST_KEY = DEVELOPMENT_DIGEST_KEY
    text = (Path(django_settings.BASE_DIR) / "docs" / "registration.md").read_text()
    code, tail, _born = assisted.told().split(", ")
    assert code in text and tail.split()[-1] in text
    assert clean_nik(assisted.NIK) == assisted.NIK
