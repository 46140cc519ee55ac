"""What an article is about, guessed from its heading: a proposal for the drafter, who decides."""

from core.text import squash
from partnerships.choices import ArticleKind

#: Words of headings without spaces, as ``squash`` writes them; the first that is found decides.
_WORDS: tuple[tuple[str, ArticleKind], ...] = (
    ("maksud", ArticleKind.PURPOSE),
    ("tujuan", ArticleKind.PURPOSE),
    ("ruanglingkup", ArticleKind.SCOPE),
    ("objek", ArticleKind.OBJECT),
    ("obyek", ArticleKind.OBJECT),
    ("hakdankewajiban", ArticleKind.RIGHTS),
    ("kewajiban", ArticleKind.RIGHTS),
    ("tugasdantanggungjawab", ArticleKind.RIGHTS),
    ("jangkawaktu", ArticleKind.TERM),
    ("masaberlaku", ArticleKind.TERM),
    ("biaya", ArticleKind.FUNDING),
    ("pendanaan", ArticleKind.FUNDING),
    ("korespondensi", ArticleKind.CORRESPONDENCE),
    ("suratmenyurat", ArticleKind.CORRESPONDENCE),
    ("memaksa", ArticleKind.FORCE_MAJEURE),
    ("forcemajeure", ArticleKind.FORCE_MAJEURE),
    ("kahar", ArticleKind.FORCE_MAJEURE),
    ("perselisihan", ArticleKind.DISPUTES),
    ("sengketa", ArticleKind.DISPUTES),
    ("sanksi", ArticleKind.SANCTIONS),
    ("pengakhiran", ArticleKind.TERMINATION),
    ("berakhirnya", ArticleKind.TERMINATION),
    ("pemutusan", ArticleKind.TERMINATION),
    ("monitoring", ArticleKind.MONITORING),
    ("pemantauan", ArticleKind.MONITORING),
    ("evaluasi", ArticleKind.MONITORING),
    ("pelaporan", ArticleKind.MONITORING),
    ("addendum", ArticleKind.ADDENDUM),
    ("adendum", ArticleKind.ADDENDUM),
    ("perubahan", ArticleKind.ADDENDUM),
    ("penutup", ArticleKind.CLOSING),
    ("pelaksanaan", ArticleKind.IMPLEMENTATION),
    ("parapihak", ArticleKind.PARTIES),
)


def subject_of(heading: str) -> ArticleKind:
    """The likely subject of an article; ``OTHER`` when no word tells."""
    words = squash(heading)
    return next((kind for word, kind in _WORDS if word in words), ArticleKind.OTHER)
