"""What is shared with a partner of the people behind a figure: who and where, and no more."""

from django.utils.translation import gettext_lazy as _

from core.lists import Column, Table
from enterprises.tables import PLACE, business, place


class SharedPeopleTable(Table):
    default_sort = "name"
    columns = (
        Column("name", _("Business"), business, sort="name"),
        Column("owner", _("Owner"), lambda row: row.owner.full_name, related=("owner",)),
        Column("class", _("Class"), lambda row: row.get_business_class_display(), sort="business_class"),
        Column("place", _("Village"), lambda row: place(row.village), related=PLACE),
    )
