"""The id of the request or task now running, for logs, the trace and error pages."""

import uuid
from contextvars import ContextVar

request_id: ContextVar[str] = ContextVar("request_id", default="")


def new_request_id() -> str:
    value = uuid.uuid4().hex
    request_id.set(value)
    return value
