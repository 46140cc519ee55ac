"""Pages of the REST interface."""

from rest_framework.pagination import CursorPagination, LimitOffsetPagination


class Pagination(LimitOffsetPagination):
    """50 rows unless asked otherwise, never more than 200."""

    default_limit = 50
    max_limit = 200


class KeysetPagination(CursorPagination):
    """Pages by position, for tables without end: nothing is counted, the last page costs what the first does."""

    ordering = "-pk"
    page_size = 50
    max_page_size = 200
    page_size_query_param = "limit"
