"""The desk for accounts and tokens: system administrators manage accounts, nobody manages their own roles.

A token is shown once, on the page that answers its making. It stands for one account, so only the account's own
person may have one made in its name, save for programs: accounts that are partners' and nothing else.
"""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget, UnfoldAdminIntegerFieldWidget

from hotline.account import second_factor
from hotline.staff.models import ROLE_NAMES, AccessToken, User
from tickets.domain.people import Role

PROGRAMS = frozenset({Role.API_PARTNER, Role.INSPECTOR})
LONGEST_DAYS = 365

admin.site.unregister(Group)


class RolesField(forms.MultipleChoiceField):
    """Roles as checkboxes."""

    widget = UnfoldAdminCheckboxSelectMultipleWidget

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=[(role.value, name) for role, name in ROLE_NAMES.items()], required=False, **options)


class AccountForm(UserChangeForm):
    roles = RolesField(label=_("roles"))

    class Meta(UserChangeForm.Meta):
        model = User


class NewAccountForm(UserCreationForm):
    roles = RolesField(label=_("roles"))

    class Meta(UserCreationForm.Meta):
        model = User
        fields = ("username", "display_name", "roles", "unit", "is_staff")


class OfRole(admin.SimpleListFilter):
    """Accounts that hold a role."""

    title = _("role")
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return every role of staff."""
        return [(role.value, name) for role, name in ROLE_NAMES.items()]

    def queryset(self, request: HttpRequest, rows: models.QuerySet[User]) -> models.QuerySet[User]:
        """Return who holds the chosen one."""
        return rows.filter(roles__contains=[self.value()]) if self.value() else rows


@admin.register(User)
class AccountAdmin(UserAdmin, ModelAdmin):
    """Accounts. Rights come from roles: Django's groups and permissions have no place here."""

    form = AccountForm
    add_form = NewAccountForm
    change_password_form = AdminPasswordChangeForm
    list_display = ["username", "display_name", "role_names", "unit", "is_active", "is_staff"]
    list_filter = [OfRole, "is_active", "is_staff"]
    list_select_related = ["unit"]
    search_fields = ["username", "display_name", "email"]
    filter_horizontal = ()
    autocomplete_fields = ["unit"]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "display_name", "email", "language"]}),
        (_("What they do"), {"fields": ["roles", "unit"]}),
        (_("Access"), {"fields": ["is_active", "is_staff", "password", "last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "display_name", "usable_password", "password1", "password2"]}),
        (_("What they do"), {"fields": ["roles", "unit"]}),
        (_("Access"), {"fields": ["is_staff"]}),
    ]

    actions = ["forget_second_factor"]

    @admin.action(description=_("Take off the second factor"), permissions=["change"])
    def forget_second_factor(self, request: HttpRequest, rows: models.QuerySet[User]) -> None:
        """Help somebody whose phone is lost, and the sheet of recovery codes too; nobody helps themselves."""
        for user in rows.exclude(username=request.user.get_username()).filter(is_superuser=False):
            second_factor.forget(user)
            self.log_change(request, user, "second factor taken off")
            messages.success(
                request, _("%(user)s signs in with the password and then sets up a new one.") % {"user": user}
            )

    @admin.display(description=_("roles"))
    def role_names(self, user: User) -> str:
        """The account's roles in words."""
        return ", ".join(str(ROLE_NAMES[Role(role)]) for role in user.roles)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        own = obj is not None and obj.pk == request.user.pk and not _is_superuser(request)
        return [*self.readonly_fields, "roles", "is_active", "is_staff"] if own else self.readonly_fields

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        above = obj is not None and obj.is_superuser and not _is_superuser(request)
        return super().has_change_permission(request, obj) and not above

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # the history names accounts: they are made inactive


def _is_superuser(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "is_superuser", False))


class TokenForm(forms.ModelForm):
    days = forms.IntegerField(
        label=_("valid for days"),
        min_value=1,
        max_value=LONGEST_DAYS,
        initial=90,
        widget=UnfoldAdminIntegerFieldWidget,
    )

    class Meta:
        model = AccessToken
        fields = ["user", "label"]


@admin.register(AccessToken)
class TokenAdmin(ModelAdmin):
    """Tokens: made, shown once, revoked; never edited."""

    form = TokenForm
    list_display = ["user", "label", "created_at", "expires_at", "revoked_at"]
    list_filter = ["expires_at", ("revoked_at", admin.EmptyFieldListFilter)]
    list_select_related = ["user"]
    search_fields = ["user__username", "label"]
    ordering = ["-pk"]
    actions = ["revoke"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[AccessToken]:
        return super().get_queryset(request).defer("digest")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "user":
            kwargs["queryset"] = nameable(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["user", "label", "created_at", "expires_at", "revoked_at"] if obj else ["user", "label", "days"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.get_fields(request, obj) if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # a revoked token stays on record

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        said = form.cleaned_data
        obj.shown_once = AccessToken.issue(said["user"], said["label"], timezone.now(), said["days"])
        made = AccessToken.objects.get(digest=AccessToken.hash(obj.shown_once))
        obj.pk, obj.created_at, obj.expires_at = made.pk, made.created_at, made.expires_at
        obj._state.adding = False

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> HttpResponse:
        """Show the token, on a page that nothing keeps."""
        about = {
            **self.admin_site.each_context(request),
            "title": _("The new token"),
            "token": obj,
            "text": obj.shown_once,
            "opts": self.opts,
        }
        page = TemplateResponse(request, "hotline/staff/token.html", about)
        page["Cache-Control"] = "no-store"
        return page

    @admin.action(description=_("Revoke"), permissions=["change"])
    def revoke(self, request: HttpRequest, rows: models.QuerySet[AccessToken]) -> None:
        """Make tokens useless at once."""
        rows.filter(revoked_at=None).update(revoked_at=timezone.now())


def nameable(user: Any) -> models.QuerySet[User]:
    """Return the accounts in whose name `user` may have a token made: their own, and programs'."""
    active = User.objects.filter(is_active=True)
    if user.is_superuser:
        return active
    programs = models.Q(roles__contained_by=sorted(PROGRAMS)) & ~models.Q(roles=[])
    return active.filter(models.Q(pk=user.pk) | programs).filter(is_superuser=False)


@admin.register(LogEntry)
class LogAdmin(ModelAdmin):
    """What was done at this desk."""

    list_display = ["action_time", "user", "content_type", "object_repr", "action_flag", "change_message"]
    list_select_related = ["user", "content_type"]
    list_filter = ["action_flag"]
    show_full_result_count = False
    ordering = ["-pk"]
    actions = None

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
