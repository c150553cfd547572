"""Addresses of the rulebook."""

from django.urls import path, register_converter

from hotline.rulebook.law import calendar_pages, item_pages, policy_pages
from hotline.rulebook.law import publishing as law_publishing
from hotline.rulebook.rules import editing, pages, publishing, replaying, trying

app_name = "rulebook"


class RuleCode:
    """A rule's code: what `routing.models.codes` allows, dots and all."""

    regex = r"[A-Za-z0-9][A-Za-z0-9._-]{0,47}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Version:
    """A version's number; no longer than the database's."""

    regex = r"[0-9]{1,9}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: object) -> str:
        return str(value)


register_converter(RuleCode, "rule_code")
register_converter(Version, "version")

urlpatterns = [
    path("", pages.sets, name="sets"),
    path("draft/", pages.draft, name="draft"),
    path("try/", trying.try_out, name="try"),
    path("runs/<version:pk>/", replaying.run, name="run"),
    path("sets/<version:version>/", pages.ruleset, name="set"),
    path("sets/<version:version>/discard/", pages.discard, name="discard"),
    path("sets/<version:version>/against/<version:other>/", pages.against, name="against"),
    path("sets/<version:version>/replay/", replaying.replay, name="replay"),
    path("sets/<version:version>/publish/", publishing.publish, name="publish"),
    path("sets/<version:version>/roll-back/", publishing.roll_back, name="roll-back"),
    path("sets/<version:version>/new-rule/", editing.rule, name="new-rule"),
    path("sets/<version:version>/rules/<rule_code:code>/", editing.rule, name="rule"),
    path("sets/<version:version>/rules/<rule_code:code>/move/", pages.move, name="move"),
    path("sets/<version:version>/rules/<rule_code:code>/remove/", pages.remove, name="remove"),
    path("policies/", policy_pages.policies, name="policies"),
    path("policies/<slug:key>/", policy_pages.policy, name="policy"),
    path("policies/<slug:key>/begin/", policy_pages.begin, name="policy-begin"),
    path("policies/<slug:key>/drop/", policy_pages.drop, name="policy-drop"),
    path("policies/<slug:key>/foresee/", policy_pages.foresee, name="forecast"),
    path("policies/<slug:key>/publish/", law_publishing.policy, name="policy-publish"),
    path("policies/<slug:key>/general/", policy_pages.edit_general, name="policy-general"),
    path("policies/<slug:key>/classes/<slug:service_class>/", policy_pages.edit_class, name="policy-class"),
    path("policies/<slug:key>/items/", item_pages.items, name="policy-items"),
    path("policies/<slug:key>/items/<rule_code:code>/", item_pages.item, name="policy-item"),
    path("calendars/", calendar_pages.calendars, name="calendars"),
    path("calendars/<slug:key>/", calendar_pages.calendar, name="calendar"),
    path("calendars/<slug:key>/begin/", calendar_pages.begin, name="calendar-begin"),
    path("calendars/<slug:key>/drop/", calendar_pages.drop, name="calendar-drop"),
    path("calendars/<slug:key>/foresee/", calendar_pages.foresee, name="calendar-forecast"),
    path("calendars/<slug:key>/publish/", law_publishing.calendar, name="calendar-publish"),
]
