"""The addresses of insight."""

from django.urls import path, register_converter

from hotline.insight.pages import campaigns, detectors, season, topics, warning, warnings


class _Choice:
    regex = ""

    def to_python(self, value: str) -> str:
        """See Django."""
        return value

    def to_url(self, value: str) -> str:
        """See Django."""
        return value


class WarningAct(_Choice):
    """What people do with a warning."""

    regex = "|".join(warning.ACTS)


class CampaignAct(_Choice):
    """What people do in a campaign."""

    regex = "|".join(campaigns.ACTS)


register_converter(WarningAct, "warning_act")
register_converter(CampaignAct, "campaign_act")

app_name = "insight"
urlpatterns = [
    path("", warnings.warnings, name="warnings"),
    path("warnings/<int:key>/", warning.warning, name="warning"),
    path("warnings/<int:key>/<warning_act:act>/", warning.act, name="act"),
    path("detectors/", detectors.detectors, name="detectors"),
    path("detectors/<slug:code>/", detectors.detector, name="detector"),
    path("detectors/<slug:code>/replay/", detectors.replay, name="replay"),
    path("detectors/<slug:code>/switch/", detectors.switch, name="switch"),
    path("detectors/<slug:code>/words/", detectors.words, name="words"),
    path("detectors/<slug:code>/replays/<int:key>/", detectors.take, name="take"),
    path("campaigns/", campaigns.campaigns, name="campaigns"),
    path("campaigns/new/", campaigns.begin, name="campaign-new"),
    path("campaigns/<int:key>/", campaigns.campaign, name="campaign"),
    path("campaigns/<int:key>/<campaign_act:act>/", campaigns.act, name="campaign-act"),
    path("season/", season.season, name="season"),
    path("topics/", topics.topics, name="topics"),
    path("topics/<int:key>/", topics.topic, name="topic"),
]
