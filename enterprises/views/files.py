"""The photos and papers of a registration, for who may open them."""

from django.http import FileResponse, Http404, HttpRequest
from django.views.generic import View

from core.access import SIGNED_IN
from core.files import picture_response, private_file_response
from enterprises.models import RegistrationFile
from enterprises.selectors.files import file_for


class FileView(View):
    """As it is kept, to be downloaded."""

    access = SIGNED_IN
    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        file = file_for(request.actor, pk)  # type: ignore[attr-defined]
        if file is None:
            raise Http404
        return self.answer(file)

    def answer(self, file: RegistrationFile) -> FileResponse:
        return private_file_response(file.file, name=file.file_name, content_type=file.content_type)


class SmallView(FileView):
    """The small picture of a photo, to be shown in a page."""

    def answer(self, file: RegistrationFile) -> FileResponse:
        if not file.is_photo:
            raise Http404
        return picture_response(file.small)
