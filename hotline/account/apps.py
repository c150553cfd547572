from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountConfig(AppConfig):
    name = "hotline.account"
    verbose_name = _("Signing in")
