"""Versions and articles: begun, written, moved, frozen; and two drafters at once."""

import threading
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.choices import Role
from core.decisions import Refused
from partnerships.choices import AgreementKind, AgreementStatus, ArticleKind
from partnerships.models import Article, ArticleRule, DraftVersion
from partnerships.reference_data import load_article_rules
from partnerships.selectors import chapters_of, checklist
from partnerships.services.articles import (
    ArticleRemoved,
    add_article,
    edit_article,
    edit_in_newest,
    move_article,
    remove_article,
)
from partnerships.services.finalising import finalise
from partnerships.services.versions import (
    TextMovedOn,
    VersionFrozen,
    edit_preamble,
    freeze_current,
    start_text,
    start_version,
)
from tests.factories.accounts import make_actor, make_agency
from tests.factories.partnerships import make_agreement
from tests.factories.text import ARTICLES, make_draft, make_version, words_of
from workflow.services import MoveRefused, apply_move

pytestmark = pytest.mark.django_db


@pytest.fixture
def drafter():
    return make_actor(Role.AGENCY_OFFICER, agency=make_agency("dkukm"))


def headings(version) -> list[str]:
    return [f"{article.position} {article.heading}" for article in version.articles.all()]


# Versions ------------------------------------------------------------------------------------------------------------


def test_a_first_version_begins_with_what_its_kind_must_hold(drafter):
    load_article_rules()
    version = start_text(actor=drafter, agreement=make_draft(title="Pelatihan"))
    kinds = [article.kind for article in version.articles.all()]
    assert {ArticleKind.RIGHTS, ArticleKind.TERM, ArticleKind.DISPUTES, ArticleKind.SANCTIONS} <= set(kinds)
    assert ArticleKind.PARTIES not in kinds
    assert (
        "Iim Rusyamsi, Ketua Umum" in version.preamble and "Perjanjian Kerja Sama tentang Pelatihan" in version.preamble
    )
    with pytest.raises(Refused):
        start_text(actor=drafter, agreement=version.agreement)
    assert DraftVersion.objects.count() == 1


def test_a_new_version_begins_as_the_last_ends_and_freezes_it(drafter):
    first = make_version()
    second = start_version(actor=drafter, agreement=first.agreement, note="  Setelah telaah ")
    first.refresh_from_db()
    assert (first.is_frozen, second.is_frozen, second.number, second.note) == (True, False, 2, "Setelah telaah")
    same = ("key", "position", "kind", "heading", "body", "chapter", "revision")
    assert list(first.articles.values_list(*same)) == list(second.articles.values_list(*same))


def test_the_checklist_tells_what_is_missing_and_holds_up_the_signing():
    load_article_rules()
    version = make_version(articles=[(kind, heading, "", "") for kind, heading, _body, _chapter in ARTICLES])
    demands = {demand.rule.article_kind: demand for demand in checklist(version.agreement, version)}
    assert demands["parties"].is_met, "the opening names the parties"
    assert not demands["rights"].is_met, "a heading alone is no article"
    assert demands["rights"].rule.basis == "UU 23/2014 pasal 366"
    apply_move(actor=make_actor(Role.SECRETARIAT), instance=_with(version, "Isi."), move="review")
    with pytest.raises(MoveRefused) as refused:
        finalise(actor=make_actor(Role.SECRETARIAT), agreement=version.agreement)
    lacking = [str(refusal.message) for refusal in refused.value.refusals]
    assert any("Sanksi" in text or "Sanctions" in text for text in lacking)
    assert any("RUANG LINGKUP" in text for text in lacking), "an article without text is named"
    version.agreement.refresh_from_db()
    assert version.agreement.status == AgreementStatus.REVIEW


def _with(version, body):
    article = version.articles.first()
    edit_article(actor=make_actor(Role.SECRETARIAT), version=version, **words_of(article, body=body))
    return version.agreement


def test_a_text_that_is_whole_becomes_ready_and_is_closed():
    secretariat = make_actor(Role.SECRETARIAT)
    version = make_version()
    ArticleRule.objects.create(agreement_kind=AgreementKind.PKS, article_kind=ArticleKind.TERM)
    apply_move(actor=secretariat, instance=version.agreement, move="review")
    finalise(actor=secretariat, agreement=version.agreement)
    version.refresh_from_db()
    assert (version.is_frozen, version.agreement.status) == (True, AgreementStatus.FINAL)
    with pytest.raises(Refused):
        start_version(actor=secretariat, agreement=version.agreement)
    assert version.agreement.versions.count() == 1


def test_a_text_without_a_word_is_put_before_nobody():
    version = make_version(articles=[(ArticleKind.TERM, "JANGKA WAKTU", "", "")])
    with pytest.raises(Refused), transaction.atomic():
        freeze_current(agreement=version.agreement)
    version.refresh_from_db()
    assert not version.is_frozen


# Articles ------------------------------------------------------------------------------------------------------------


def test_articles_come_and_go_and_number_themselves(drafter):
    version = make_version()
    added = add_article(
        actor=drafter,
        version=version,
        kind=ArticleKind.OBJECT,
        heading=" OBJEK ",
        body="x \r\n\r\n\r\n y\x07",
        position=2,
    )
    assert (added.body, added.heading) == ("x\ny", "OBJEK")
    assert headings(version)[1:3] == ["2 OBJEK", "3 RUANG LINGKUP"]
    remove_article(actor=drafter, version=version, key=version.articles.get(position=1).key)
    assert headings(version) == ["1 OBJEK", "2 RUANG LINGKUP", "3 HAK DAN KEWAJIBAN", "4 JANGKA WAKTU"]
    last = add_article(actor=drafter, version=version, kind=ArticleKind.CLOSING, heading="PENUTUP")
    assert last.position == 5


def test_an_article_moves_and_joins_the_chapter_it_comes_to_stand_in(drafter):
    version = make_version()
    rights = version.articles.get(kind=ArticleKind.RIGHTS)
    move_article(actor=drafter, version=version, key=rights.key, position=2)
    assert headings(version) == ["1 MAKSUD DAN TUJUAN", "2 HAK DAN KEWAJIBAN", "3 RUANG LINGKUP", "4 JANGKA WAKTU"]
    assert [(chapter.number, len(chapter.articles)) for chapter in chapters_of(list(version.articles.all()))] == [
        (1, 3),
        (2, 1),
    ]
    move_article(actor=drafter, version=version, key=rights.key, position=99)
    assert headings(version)[-1] == "4 HAK DAN KEWAJIBAN"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"heading": " "}, "heading"), ({"heading": "x" * 201}, "heading"), ({"body": "x" * 100_001}, "body")],
)
def test_an_article_that_says_nothing_or_too_much_is_refused(drafter, wrong, field):
    version = make_version()
    article = version.articles.first()
    with pytest.raises(Refused) as refused:
        edit_article(actor=drafter, version=version, **words_of(article, **wrong))
    assert [refusal.field for refusal in refused.value.refusals] == [field]
    article.refresh_from_db()
    assert article.revision == 1


def test_the_second_of_two_drafters_is_told_and_overwrites_nothing(drafter):
    version = make_version()
    seen = version.articles.get(position=4)
    edit_article(actor=drafter, version=version, **words_of(seen, body="Berlaku dua tahun."))
    with pytest.raises(TextMovedOn) as refused:
        edit_article(actor=make_actor(Role.SECRETARIAT), version=version, **words_of(seen, body="Berlaku tiga tahun."))
    assert (refused.value.stale, refused.value.current) == (True, "2")
    seen.refresh_from_db()
    assert (seen.body, seen.edited_by_id) == ("Berlaku dua tahun.", drafter.user_id)
    # Whoever typed the same has lost nothing and is not bothered.
    edit_article(actor=make_actor(Role.SECRETARIAT), version=version, **words_of(seen) | {"revision": 1})
    seen.refresh_from_db()
    assert seen.revision == 2


def test_an_article_taken_out_meanwhile_is_told(drafter):
    version = make_version()
    seen = version.articles.get(position=1)
    remove_article(actor=drafter, version=version, key=seen.key)
    with pytest.raises(ArticleRemoved):
        edit_article(actor=drafter, version=version, **words_of(seen, body="Masih saya tulis."))
    with pytest.raises(ArticleRemoved):
        move_article(actor=drafter, version=version, key=uuid4(), position=1)


def test_the_opening_is_guarded_in_the_same_way(drafter):
    version = make_version()
    edit_preamble(actor=drafter, version=version, revision=1, preamble="Pada hari Senin:")
    with pytest.raises(TextMovedOn):
        edit_preamble(actor=drafter, version=version, revision=1, preamble="Pada hari Selasa:")
    version.refresh_from_db()
    assert (version.preamble, version.revision) == ("Pada hari Senin:", 2)


# Frozen --------------------------------------------------------------------------------------------------------------


def test_a_frozen_version_is_refused_and_what_was_typed_goes_into_the_newest(drafter):
    version = make_version()
    seen = version.articles.get(position=4)
    with transaction.atomic():
        freeze_current(agreement=version.agreement)
    acts = (
        lambda: edit_article(actor=drafter, version=version, **words_of(seen, body="Lain.")),
        lambda: add_article(actor=drafter, version=version, kind=ArticleKind.OTHER, heading="X"),
        lambda: move_article(actor=drafter, version=version, key=seen.key, position=1),
        lambda: remove_article(actor=drafter, version=version, key=seen.key),
        lambda: edit_preamble(actor=drafter, version=version, revision=1, preamble="Lain."),
    )
    for act in acts:
        with pytest.raises(VersionFrozen):
            act()
    assert headings(version)[3] == "4 JANGKA WAKTU"
    saved = edit_in_newest(actor=drafter, agreement=version.agreement, **words_of(seen, body="Berlaku dua tahun."))
    assert (saved.version.number, saved.body) == (2, "Berlaku dua tahun.")
    seen.refresh_from_db()
    assert seen.body == "Berlaku satu tahun."
    with pytest.raises(TextMovedOn):
        edit_in_newest(actor=drafter, agreement=version.agreement, **words_of(seen, body="Berlaku tiga tahun."))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE partnerships_article SET body = 'palsu' WHERE version_id = %s",
        "DELETE FROM partnerships_article WHERE version_id = %s",
        "UPDATE partnerships_draftversion SET preamble = 'palsu' WHERE id = %s",
        "UPDATE partnerships_draftversion SET frozen_at = NULL WHERE id = %s",
    ],
)
def test_raw_sql_cannot_change_what_others_were_shown(sql):
    version = make_version()
    with transaction.atomic():
        freeze_current(agreement=version.agreement)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, [version.pk])
    with pytest.raises(DatabaseError), transaction.atomic():
        Article.objects.create(version=version, position=9, heading="palsu")
    assert version.articles.count() == len(ARTICLES)


def test_only_one_version_is_open_whoever_writes():
    version = make_version()
    with pytest.raises(DatabaseError), transaction.atomic():
        DraftVersion.objects.create(agreement=version.agreement, number=2)


# Who -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "role", [Role.AGENCY_HEAD, Role.SEKDA, Role.LEADERSHIP, Role.ADMINISTRATOR, Role.PARTNER, Role.VERIFIER]
)
def test_who_may_not_write(role):
    version = make_version()
    actor = make_actor(role, **({"agency": version.agreement.agency} if role == Role.AGENCY_HEAD else {}))
    with pytest.raises(Refused):
        edit_article(actor=actor, version=version, **words_of(version.articles.first(), body="Lain."))
    with pytest.raises(Refused):
        start_version(actor=actor, agreement=version.agreement)
    assert version.agreement.versions.count() == 1
    assert not Article.objects.filter(body="Lain.").exists()


def test_another_agency_writes_nothing():
    version = make_version()
    stranger = make_actor(Role.AGENCY_OFFICER, agency=make_agency("disperindag"))
    with pytest.raises(Refused):
        remove_article(actor=stranger, version=version, key=version.articles.first().key)
    assert version.articles.count() == len(ARTICLES)


def test_what_is_signed_gets_no_text(drafter):
    signed = make_agreement(agency=make_agency("dkukm"))
    with pytest.raises(Refused):
        start_text(actor=make_actor(Role.SECRETARIAT), agreement=signed)
    with pytest.raises(DatabaseError), transaction.atomic():
        DraftVersion.objects.create(agreement=signed, number=1)


# At the same second --------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_of_two_new_versions_at_once_both_are_kept_in_order():
    agreement = make_version().agreement
    actor = make_actor(Role.SECRETARIAT)
    begin = threading.Barrier(2)

    def another():
        try:
            begin.wait()
            start_version(actor=actor, agreement=agreement)
        finally:
            connection.close()

    threads = [threading.Thread(target=another) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(agreement.versions.values_list("number", flat=True)) == [1, 2, 3]
    assert agreement.versions.filter(frozen_at=None).get().number == 3


@pytest.mark.django_db(transaction=True)
def test_of_two_savings_at_once_one_is_told():
    version = make_version()
    article, actor = version.articles.first(), make_actor(Role.SECRETARIAT)
    begin, told = threading.Barrier(2), []

    def save(body):
        try:
            begin.wait()
            edit_article(actor=actor, version=version, **words_of(article, body=body))
        except TextMovedOn:
            told.append(body)
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=(body,)) for body in ("Satu.", "Dua.")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    article.refresh_from_db()
    assert [article.body] == [body for body in ("Satu.", "Dua.") if body not in told]
    assert (len(told), article.revision) == (1, 2)
