"""The entrepreneur's portal, under ``daftar/``."""

from django.urls import URLPattern, URLResolver, path, register_converter

from enterprises.views import answers, claiming, files, licences, my_data, portal, status, submission


class SectionConverter:
    """The word in the address for a section of the registration form."""

    words = {
        "owner": "pemilik",
        "background": "latar",
        "business": "usaha",
        "address": "alamat",
        "figures": "angka",
        "selling": "penjualan",
        "support": "kebutuhan",
        "photos": "foto",
        "consent": "persetujuan",
    }
    regex = "|".join(words.values())

    def to_python(self, word: str) -> str:
        return next(name for name, known in self.words.items() if known == word)

    def to_url(self, name: str) -> str:
        if name not in self.words:
            raise ValueError(f"no section {name!r}")
        return self.words[name]


register_converter(SectionConverter, "section")

urlpatterns: list[URLPattern | URLResolver] = [
    path("daftar/", portal.HomeView.as_view(), name="portal"),
    path("daftar/mulai/", portal.BeginView.as_view(), name="begin"),
    path("daftar/data-saya/", my_data.MyDataView.as_view(), name="my-data"),
    path("daftar/data-saya/unduh/", my_data.DownloadView.as_view(), name="my-data-download"),
    path("daftar/data-saya/persetujuan/<slug:purpose>/", my_data.ConsentView.as_view(), name="consent"),
    path("daftar/klaim/", claiming.ClaimView.as_view(), name="claim"),
    path("daftar/berkas/<int:pk>/", files.FileView.as_view(), name="registration-file"),
    path("daftar/berkas/<int:pk>/kecil/", files.SmallView.as_view(), name="registration-picture"),
    path("daftar/status/", status.StatusView.as_view(), name="status"),
    path("daftar/status/<str:number>/<str:token>/", status.StatusLinkView.as_view(), name="status-link"),
    path("daftar/usaha/<int:pk>/nib/", answers.NibView.as_view(), name="give-nib"),
    path("daftar/usaha/<int:pk>/angka/", answers.FiguresView.as_view(), name="give-figures"),
    path("daftar/usaha/<int:pk>/izin/", licences.OwnLicencesView.as_view(), name="own-licences"),
    path("daftar/<int:pk>/<section:section>/", portal.SectionView.as_view(), name="section"),
    path("daftar/<int:pk>/periksa/", submission.ReviewView.as_view(), name="review"),
    path("daftar/<int:pk>/kirim/", submission.SubmitView.as_view(), name="submit"),
    path("daftar/<int:pk>/tarik/", submission.WithdrawView.as_view(), name="withdraw"),
]
