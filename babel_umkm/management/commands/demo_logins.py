"""Prints the demo logins by role."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from accounts.demo import DEMO_USERS, PASSWORD
from accounts.models import User


class Command(BaseCommand):
    help = "Print who can sign in to the demo, by role."

    def handle(self, *args: Any, **options: Any) -> None:
        emails = set(User.objects.filter(email__in=[d.email for d in DEMO_USERS]).values_list("email", flat=True))
        if not emails:
            self.stdout.write("No demo users here.")
            return
        with translation.override("en"):
            self.stdout.write(f"Demo logins, all with the password {PASSWORD}")
            for demo in DEMO_USERS:
                if demo.email in emails:
                    place = f" ({demo.agency or demo.region})" if demo.agency or demo.region else ""
                    self.stdout.write(f"  {demo.email:<42} {demo.role.label}{place}")
