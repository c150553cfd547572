"""Pages of the way in: password, second factor, setting one up, out again."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from hotline.account import kept, second_factor, session
from hotline.account.forms import CodeForm, SignInForm
from hotline.shell.counters import home_of
from hotline.staff.models import User
from tickets.api.address import address_of
from tickets.domain.refusals import TooMany
from tickets.tries import Tries, block_of


def home_for(user: User) -> str:
    """Return the page somebody begins their day on."""
    return home_of(user.actor) or ("/admin/" if user.is_staff else reverse("account:own"))


@method_decorator([never_cache, sensitive_post_parameters("password")], name="dispatch")
class SignIn(View):
    """User name and password."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return _sign_in_page(request, SignInForm(request))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SignInForm(request, request.POST)
        if not form.is_valid():
            return _sign_in_page(request, form, 422)
        user: Any = form.get_user()
        after = _after(request)
        if second_factor.device_of(user):
            session.wait_for_second(request, user, after)
            return redirect("account:second")
        if second_factor.is_required(user):
            second_factor.prepare(user)
            session.wait_for_second(request, user, after)
            return redirect("account:set-up")
        session.enter(request, user)
        return inside(user, after)


@method_decorator([never_cache, sensitive_post_parameters("code")], name="dispatch")
class Second(View):
    """The second factor of somebody whose password was right."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(request, CodeForm()) if session.waiting(request) else _start_again()

    def post(self, request: HttpRequest) -> HttpResponse:
        known = session.waiting(request)
        if known is None:
            return _start_again()
        user, after = known
        form = CodeForm(request.POST)
        if not form.is_valid():
            return self.page(request, form, 422)
        try:
            right = tried(request, user, form.cleaned_data["code"])
        except TooMany as error:
            form.add_error("code", _(error.template).format(**error.data))
            return self.page(request, form, 429)
        if not right:
            form.add_error("code", _("This code is not right, or it was used before. Wait for the next one."))
            return self.page(request, form, 422)
        session.enter(request, user, second=True)
        return inside(user, after)

    @staticmethod
    def page(request: HttpRequest, form: CodeForm, status: int = 200) -> HttpResponse:
        return render(request, "account/second.html", {"form": form}, status=status)


@method_decorator([never_cache, sensitive_post_parameters("code")], name="dispatch")
class SetUp(View):
    """A new app takes over the secret: on the way in where one is required, or from one's own pages."""

    def get(self, request: HttpRequest) -> HttpResponse:
        user, _after_it = self.who(request)
        device = second_factor.prepared(user) if user else None
        if user is None or device is None:
            return redirect("account:factor") if request.user.is_authenticated else _start_again()
        return self.page(request, user, CodeForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        user, after = self.who(request)
        if user is None or second_factor.prepared(user) is None:
            return redirect("account:factor") if request.user.is_authenticated else _start_again()
        form = CodeForm(request.POST)
        codes = second_factor.confirm(user, form.cleaned_data["code"], timezone.now()) if form.is_valid() else None
        if codes is None:
            if form.is_valid():
                form.add_error("code", _("This code is not right. Is the clock of the phone right?"))
            return self.page(request, user, form, 422)
        session.enter(request, user, second=True)
        return render(request, "account/recovery_codes.html", {"codes": codes, "after": inside(user, after).url})

    @staticmethod
    def who(request: HttpRequest) -> tuple[User | None, str]:
        known = session.waiting(request)
        if known is not None:  # who has a second factor already proves it, and sets up another one from inside
            return known if second_factor.device_of(known[0]) is None else (None, "")
        user: Any = request.user
        if not user.is_authenticated:
            return None, ""
        user.backend = request.session["_auth_user_backend"]
        return user, reverse("account:own")

    @staticmethod
    def page(request: HttpRequest, user: User, form: CodeForm, status: int = 200) -> HttpResponse:
        device = second_factor.prepared(user)
        assert device is not None  # both callers looked
        about = {"form": form, "drawing": second_factor.drawing(device), "spelled": second_factor.spelled(device)}
        return render(request, "account/set_up.html", about, status=status)


@never_cache
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End one's session."""
    session.leave(request)
    return redirect(f"{reverse('account:sign-in')}?over=out")


def tried(request: HttpRequest, user: User, code: str) -> bool:
    """Check a code of somebody, counted: five wrong ones from one place in a quarter of an hour. Raises `TooMany`."""
    tries = Tries(f"second:{user.pk}", block_of(address_of(request)))
    tries.spend()
    right = second_factor.check(user, code, timezone.now())
    if right:
        tries.right()
    return right


def inside(user: User, after: str) -> HttpResponseRedirect:
    """Return the way from the entrance: to what had been typed, to the page that was asked for, or home."""
    return HttpResponseRedirect(reverse("account:kept") if kept.draft_of(user) else after or home_for(user))


def locked_out(request: HttpRequest, answer: HttpResponse | None, credentials: Any) -> HttpResponse:
    """Answer somebody who tried too often (django-axes asks for this)."""
    form = SignInForm(request, initial={"username": request.POST.get("username", "")[:150]})
    page = _sign_in_page(request, form, 429, locked=int(settings.AXES_COOLOFF_TIME.total_seconds() // 60))
    page["Retry-After"] = str(int(settings.AXES_COOLOFF_TIME.total_seconds()))
    return page


def _sign_in_page(request: HttpRequest, form: SignInForm, status: int = 200, locked: int = 0) -> HttpResponse:
    about = {
        "form": form,
        "next": _after(request),
        "over": request.GET.get("over", ""),
        "locked_minutes": locked,
        "idle_minutes": settings.STAFF_IDLE_MINUTES,
        "home": home_for(request.user) if isinstance(request.user, User) else "",
    }
    return render(request, "account/sign_in.html", about, status=status)


def _after(request: HttpRequest) -> str:
    """Return the page somebody wanted, if it is one of ours."""
    asked = request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME, "")
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if ours else ""


def _start_again() -> HttpResponse:
    return redirect(f"{reverse('account:sign-in')}?{urlencode({'over': 'waited'})}")
