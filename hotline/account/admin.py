"""The desk of who came in: to read only, for those who watch the logs. The secrets of apps are nobody's to see."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_totp.models import TOTPDevice
from unfold.admin import ModelAdmin

from hotline.account.models import FailedSignIn, SignIn

admin.site.unregister(TOTPDevice)


class Log(ModelAdmin):
    """Lines that are written by signing in and changed by nobody."""

    search_fields = ["username"]
    list_filter = ["attempt_time"]
    show_full_result_count = False
    ordering = ["-pk"]
    actions = None

    @admin.display(description=_("When"), ordering="attempt_time")
    def when(self, row: SignIn) -> datetime:
        """When it happened."""
        return row.attempt_time

    @admin.display(description=_("User name"), ordering="username")
    def who(self, row: SignIn) -> str:
        """The user name as it was typed."""
        return str(row.username or "")

    @admin.display(description=_("Block of addresses"))
    def place(self, row: SignIn) -> str:
        """Where from; addresses are counted by blocks."""
        return str(row.ip_address or "")

    @admin.display(description=_("Browser"))
    def browser(self, row: SignIn) -> str:
        """What the browser calls itself."""
        return str(row.user_agent)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(SignIn)
class SignInAdmin(Log):
    """Who came in, when, from where, and when they left."""

    list_display = ["when", "who", "place", "left"]
    fields = readonly_fields = ["who", "when", "left", "place", "browser"]

    @admin.display(description=_("Signed out"), ordering="logout_time")
    def left(self, row: SignIn) -> datetime | None:
        """When they signed out, if they did."""
        return row.logout_time


@admin.register(FailedSignIn)
class FailedSignInAdmin(Log):
    """Wrong passwords that were not followed by a right one."""

    list_display = ["when", "who", "place", "tries"]
    fields = readonly_fields = ["who", "when", "tries", "place", "browser"]

    @admin.display(description=_("Wrong passwords"), ordering="failures_since_start")
    def tries(self, row: FailedSignIn) -> int:
        """How many in a row."""
        return row.failures_since_start
