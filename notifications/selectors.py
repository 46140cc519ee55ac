"""Reading a person's notices."""

from notifications.models import Notice

#: The bell shows no more than this: beyond, the number tells nothing and would only cost.
BELL_LIMIT = 100


def unread_count(user_id: int) -> int:
    """How many unread notices a person has, counted up to ``BELL_LIMIT``; one indexed query."""
    return Notice.objects.of(user_id).unread()[:BELL_LIMIT].count()
