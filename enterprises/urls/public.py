"""The pages anyone may open: the directory of those who want to be found."""

from django.urls import URLPattern, URLResolver, path

from enterprises.views import directory

urlpatterns: list[URLPattern | URLResolver] = [
    path("direktori/", directory.DirectoryView.as_view(), name="directory"),
    path("direktori/<slug:number>/", directory.EntryView.as_view(), name="directory-entry"),
    path("direktori/<slug:number>/foto/", directory.PhotoView.as_view(), name="directory-photo"),
    path("sitemap.xml", directory.SitemapView.as_view(), name="sitemap"),
]
