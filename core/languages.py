"""The language a person chose, remembered by their browser."""

from django.conf import settings
from django.http import HttpResponse


def keep_language(response: HttpResponse, language: str) -> HttpResponse:
    """Let the pages after ``response`` speak ``language``, on this browser."""
    name, age = settings.LANGUAGE_COOKIE_NAME, settings.LANGUAGE_COOKIE_AGE
    response.set_cookie(name, language, max_age=age, samesite="Lax")
    return response
