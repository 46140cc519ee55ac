"""How the API reads what is sent."""

from typing import Any

from rest_framework.parsers import JSONParser

from core.text import unturned


class PlainJSONParser(JSONParser):
    """JSON whose texts come without the marks that turn the reading direction, as those of forms do."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        return _plain(super().parse(stream, media_type, parser_context))


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return unturned(value)
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {name: each if name == "password" else _plain(each) for name, each in value.items()}
    return value
