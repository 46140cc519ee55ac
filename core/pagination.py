"""Pages of the REST interface."""

from rest_framework.pagination import LimitOffsetPagination


class Pagination(LimitOffsetPagination):
    """50 rows unless asked otherwise, never more than 200."""

    default_limit = 50
    max_limit = 200
