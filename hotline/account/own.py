"""Pages about oneself: who one is here, language and look, password, second factor, and what was typed too late."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from hotline.account import kept, second_factor
from hotline.account.entrance import home_for, tried
from hotline.account.forms import CodeForm, OwnForm, PasswordForm
from hotline.shell.manner import Manner
from hotline.shell.templatetags.shell import moment
from hotline.staff.models import ROLE_NAMES, User
from hotline.texts.choosing import remember
from tickets.domain.people import Role
from tickets.domain.refusals import TooMany

OURS: list[Any] = [never_cache, login_required]


@method_decorator(OURS, name="dispatch")
class Own(View):
    """Who one is here, and how one likes to see it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        manner = Manner.of(request)
        now = {"language": translation.get_language(), "theme": manner.theme, "type": manner.type}
        return self.page(request, OwnForm(initial=now))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = OwnForm(request.POST)
        if not form.is_valid():
            return self.page(request, form, 422)
        user = person(request)
        remember(user, form.cleaned_data["language"])
        translation.activate(user.language)
        messages.success(request, _("Saved."))
        answer = redirect("account:own")
        Manner(form.cleaned_data["theme"], form.cleaned_data["type"]).keep(answer, request.is_secure())
        return answer

    @staticmethod
    def page(request: HttpRequest, form: OwnForm, status: int = 200) -> HttpResponse:
        user = person(request)
        device = second_factor.device_of(user)
        about = [
            (_("Name"), str(user)),
            (_("User name"), user.username),
            (_("Roles"), ", ".join(str(ROLE_NAMES[Role(role)]) for role in user.roles)),
            (_("Unit"), user.unit),
        ]
        signing = [
            (_("Signed in"), moment(user.last_login)),
            (_("Second factor"), _("on") if device else _("off")),
        ]
        shown = {"form": form, "about": about, "signing": signing, "device": device}
        return render(request, "account/own.html", shown, status=status)


@method_decorator([*OURS, sensitive_post_parameters()], name="dispatch")
class Password(View):
    """A new password. Other sessions of the account end by it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "account/password.html", {"form": PasswordForm(person(request))})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = PasswordForm(person(request), request.POST)
        if not form.is_valid():
            return render(request, "account/password.html", {"form": form}, status=422)
        update_session_auth_hash(request, form.save())
        messages.success(request, _("The new password holds from now on. You were signed out everywhere else."))
        return redirect("account:own")


@method_decorator([*OURS, sensitive_post_parameters("code")], name="dispatch")
class Factor(View):
    """One's second factor: begin, replace, print new recovery codes, end. What is there is touched with a code only."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(request, CodeForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        user = person(request)
        act = request.POST.get("act", "")
        form = CodeForm(request.POST)
        if second_factor.device_of(user):
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
            if act == "codes":
                codes = second_factor.new_recovery_codes(user, timezone.now())
                return render(request, "account/recovery_codes.html", {"codes": codes, "after": request.path})
            if act == "end" and not second_factor.is_required(user):
                second_factor.forget(user)
                messages.success(request, _("Signing in asks for the password only from now on."))
                return redirect("account:own")
        if act == "begin":
            second_factor.prepare(user)
            return redirect("account:set-up")
        return self.page(request, CodeForm())

    @staticmethod
    def page(request: HttpRequest, form: CodeForm, status: int = 200) -> HttpResponse:
        user = person(request)
        about = {
            "form": form,
            "device": second_factor.device_of(user),
            "codes_left": second_factor.codes_left(user),
            "required": second_factor.is_required(user),
        }
        return render(request, "account/factor.html", about, status=status)


@method_decorator(OURS, name="dispatch")
class Kept(View):
    """What somebody had typed when their session was over: to read, to send after all, or to throw away."""

    def get(self, request: HttpRequest) -> HttpResponse:
        draft = kept.draft_of(request.user)
        user = person(request)
        return render(request, "account/kept.html", {"draft": draft, "home": home_for(user)})

    def post(self, request: HttpRequest) -> HttpResponse:
        draft = kept.draft_of(request.user)
        kept.forget(request.user)
        if draft and "kept-send" in request.POST:
            return HttpResponse(status=307, headers={"Location": draft.path})  # the same fields, sent where they belong
        messages.success(request, _("The draft was thrown away."))
        return redirect("account:own")


def person(request: HttpRequest) -> User:
    """Return whose page it is."""
    user: Any = request.user  # signed in, or the page would not be shown
    return user
