from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UnitConfig(AppConfig):
    name = "hotline.unit"
    verbose_name = _("Unit inbox")
