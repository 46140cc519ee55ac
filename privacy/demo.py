"""A request near its clock, one that is done, and a breach whose letters are still drafts."""

from datetime import timedelta

from django.utils import timezone

from accounts.actors import SYSTEM, actor_for
from audit.context import acting_as
from enterprises.models import Enterprise
from privacy.choices import DataKind, RequestChannel, RequestKind
from privacy.services import breaches, requests


def load(*, seed: int = 2026) -> int:
    """Through the services, as people would; returns how many rows were made."""
    now = timezone.now()
    enterprises = list(Enterprise.objects.select_related("owner").order_by("-pk")[:5])
    with_account = Enterprise.objects.filter(owner__user__isnull=False).select_related("owner").order_by("-pk").first()
    with acting_as(SYSTEM):
        requests.record(
            actor=SYSTEM,
            kind=RequestKind.ERASURE,
            channel=RequestChannel.LETTER,
            name=enterprises[0].owner.full_name,
            received_at=now - timedelta(hours=66),
            owner=enterprises[0].owner,
            text="Saya sudah tidak berusaha lagi. Mohon data saya dihapus.",
        )
        done = requests.record(
            actor=SYSTEM,
            kind=RequestKind.ACCESS,
            channel=RequestChannel.DESK,
            name=enterprises[1].owner.full_name,
            received_at=now - timedelta(hours=30),
            owner=enterprises[1].owner,
            text="Minta salinan data usaha.",
        )
        requests.take(actor=SYSTEM, request=done)
        requests.grant(actor=SYSTEM, request=done, answer="Salinan diserahkan di loket.")
        requests.finish(actor=SYSTEM, request=done)
        breaches.record_breach(
            actor=SYSTEM,
            values={
                "title": "Daftar peserta terkirim ke alamat surel yang salah",
                "story": "Daftar peserta pelatihan terlampir pada surel untuk penyedia konsumsi.",
                "happened_at": now - timedelta(hours=30),
                "known_at": now - timedelta(hours=26),
                "data_kinds": [DataKind.NAME, DataKind.CONTACT, DataKind.BUSINESS],
                "persons": 5,
                "cause": "Alamat dilengkapi otomatis oleh program surel dan tidak diperiksa.",
                "consequences": "Nomor telepon dapat dipakai untuk penawaran atau penipuan.",
                "contact": "Dinas Koperasi dan UKM Provinsi Kepulauan Bangka Belitung",
            },
            enterprises=enterprises,
        )
    if with_account is not None and with_account.owner.user_id is not None:
        person = actor_for(with_account.owner.user_id)
        with acting_as(person):
            requests.ask(actor=person, kind=RequestKind.CORRECTION, text="Nama produk saya salah tulis.")
    return 4
