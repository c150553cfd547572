"""One file for every environment; each environment variable is read once, here, with its meaning beside it.

Without variables the product runs on a private PostgreSQL and a private Valkey below ``var/`` (see
``config/embedded.py``). A real installation sets ``DATABASE_URL``, ``REDIS_URL``, ``SECRET_KEY``,
``IDENTITY_KEYS``, ``PEPPER`` and ``ALLOWED_HOSTS``; ``.env`` beside ``manage.py`` is read when present.
"""

from datetime import timedelta
from pathlib import Path
from typing import Any

import environ
from django.utils.translation import gettext_lazy as _

from config import embedded, secrets
from tickets.domain.people import STAFF_ROLES, Role

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
if (BASE_DIR / ".env").is_file():
    env.read_env(str(BASE_DIR / ".env"))

# How the hotline calls itself on every page, on paper and in codes of the second factor: one name for all languages,
# or the usual one in the reader's.
SITE_NAME = env.str("SITE_NAME", default="") or _("12345 Citizen Hotline")

# What may run here -------------------------------------------------------------------------------
DEMO = env.bool("DEMO", default=False)  # demo conveniences: role switcher, lobby, printed passwords
DEBUG = env.bool("DEBUG", default=False)
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))  # embedded data, secrets, uploads
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# Secrets: from the environment, else made once per installation and kept in VAR_DIR (mode 0600) -----
SECRET_KEY = env.str("SECRET_KEY", default="") or secrets.kept(VAR_DIR, "secret_key")
# Fernet keys for caller identity, newest first, comma separated: the first encrypts, all decrypt.
IDENTITY_KEYS = env.list("IDENTITY_KEYS", default=[]) or [secrets.kept(VAR_DIR, "identity_key")]
# Keyed hash of phone numbers (blind index) and of public query codes; changing it orphans both.
PEPPER = env.str("PEPPER", default="") or secrets.kept(VAR_DIR, "pepper")

# Signs what the telephone switch tells the desk (hotline/desk/ringing.py): the switch is given the same text.
CTI_SECRET = env.str("CTI_SECRET", default="") or secrets.kept(VAR_DIR, "cti_secret")

# The demo's accounts share one random password of this installation; no password exists outside the demo.
DEMO_PASSWORD = secrets.kept(VAR_DIR, "demo_password")[:14] if DEMO else ""

# Servers -------------------------------------------------------------------------------------------
DATABASE_URL = env.str("DATABASE_URL", default="")  # postgres://user:password@host:port/name
REDIS_URL = env.str("REDIS_URL", default="")  # redis://host:port/0
EMBEDDED_DATABASE = not DATABASE_URL
EMBEDDED_REDIS = not REDIS_URL
if EMBEDDED_REDIS:
    REDIS_URL = embedded.redis_url(VAR_DIR)
# Celery spells a socket its own way; a broker of its own may be named.
BROKER_URL = env.str("BROKER_URL", default="") or embedded.broker_url(REDIS_URL)
DATABASES = {
    "default": env.db_url_config(DATABASE_URL)
    if DATABASE_URL
    else {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": embedded.DATABASE,
        "USER": embedded.USER,
        "HOST": str(embedded.socket_dir(VAR_DIR)),
    }
}
# A connection per request costs three times as much as keeping it; granian's threads keep theirs.
DATABASES["default"]["CONN_MAX_AGE"] = None
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# Every query here is short; compiling one costs more than running it.
server: dict[str, Any] = DATABASES["default"]
server["OPTIONS"] = {"options": "-c jit=off", **server.get("OPTIONS", {})}
DATABASES["default"]["TEST"] = {"NAME": env.str("TEST_DATABASE", default="") or None}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}

# Apps: config → hotline → tickets → routing -------------------------------------------------------
# A counter is a folder with a `counter.py`: found here, and gone when its folder is gone.
COUNTERS = [f"hotline.{found.parent.name}" for found in sorted(BASE_DIR.glob("hotline/*/counter.py"))]
# Warnings are made of roll-ups: without figures there is nothing to watch, and insight goes with them.
STANDS_ON = {"hotline.insight": "hotline.figures"}
COUNTERS = [name for name in COUNTERS if STANDS_ON.get(name, name) in COUNTERS]
INSTALLED_APPS = [
    "unfold",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_htmx",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "hotline",
    "hotline.shell",
    "hotline.staff",
    "hotline.account",
    "hotline.citizens",
    "hotline.knowledge",
    "hotline.files",
    "hotline.intake",
    "hotline.notify",
    "hotline.demo",
    "tickets",
    "routing",
]
INSTALLED_APPS += [name for name in COUNTERS if name not in INSTALLED_APPS]
MIDDLEWARE = [
    "hotline.account.headers.Headers",
    "hotline.shell.compressed.Compressed",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hotline.texts.middleware.OwnLanguage",
    "hotline.account.lifetime.Lifetime",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "hotline.shell.middleware.OneEdition",
    "hotline.shell.middleware.RefusedPages",
    "axes.middleware.AxesMiddleware",  # the last: it turns a refused sign-in into its page
]
ROOT_URLCONF = "config.urls"
FORM_RENDERER = "hotline.shell.choosing.FormRenderer"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATE_SOURCES = ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "hotline" / "templates"],
        "OPTIONS": {
            "loaders": [("hotline.shell.folding.Loader", TEMPLATE_SOURCES)],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hotline.shell.context.shell",
            ],
        },
    }
]

# People ---------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "staff.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# Who may do what at the admin's desk follows from roles, not from groups.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # the first: who tried too often is not even asked
    "django.contrib.auth.backends.ModelBackend",
    "hotline.staff.permissions.RoleBackend",
]
LOGIN_URL = "account:sign-in"

# The way in (docs/decisions/0010) -----------------------------------------------------------------
STAFF_IDLE_MINUTES = env.int("STAFF_IDLE_MINUTES", default=30)  # without a click a session ends; what was typed is kept
STAFF_SESSION_HOURS = env.int("STAFF_SESSION_HOURS", default=12)  # and after this in any case: a long shift
# Roles that may not come in with a password alone; nobody in the demo. Superusers are asked where anybody is.
REQUIRE_SECOND_FACTOR = env.list(
    "REQUIRE_SECOND_FACTOR", default=[] if DEMO else sorted(STAFF_ROLES - {Role.API_PARTNER, Role.INSPECTOR})
)
OTP_TOTP_ISSUER = SITE_NAME  # how an app of codes calls us
OTP_TOTP_THROTTLE_FACTOR = 0  # its own waits double for ever: one's tries are counted by hotline.account instead
AXES_FAILURE_LIMIT = 5  # wrong passwords for one user name from one block of addresses
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "hotline.account.lockout.place_of"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # who goes on trying does not push the end away
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "hotline.account.entrance.locked_out"
AXES_ENABLE_ADMIN = False  # the administration shows its records by our words, to those who may see them
AXES_VERBOSE = False

# Words, place, time -------------------------------------------------------------------------------
LANGUAGE_CODE = env.str("LANGUAGE", default="en")  # en or zh-hans: the language of the installation
LANGUAGES = [("en", _("English")), ("zh-hans", _("Simplified Chinese"))]
LOCALE_PATHS = [BASE_DIR / "hotline" / "locale"]
FORMAT_MODULE_PATH = ["hotline.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="Asia/Shanghai")  # the jurisdiction's wall clock
HOTLINE_PHONE = env.str("HOTLINE_PHONE", default="12345")  # what citizens are told to call
PHONE_REGION = env.str("PHONE_REGION", default="CN")  # how a number without country code is read

# Stylesheets, scripts, pictures (docs/decisions/0014): collected, they have a hash of their content in their name, lie
# there compressed, and are kept by browsers for ever; else they are served as they lie in the source.
STATIC_COLLECTED = env.bool("STATIC_COLLECTED", default=False)  # `make run` and the image collect them
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(VAR_DIR / "static")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Photos and documents. Another backend (S3 by django-storages) is named with its options as JSON.
    "uploads": {
        "BACKEND": env.str("UPLOADS_BACKEND", default="django.core.files.storage.FileSystemStorage"),
        "OPTIONS": env.json("UPLOADS_OPTIONS", default={})
        or {
            "location": str(VAR_DIR / "uploads"),
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATIC_COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not STATIC_COLLECTED

# What happens to events after commit: each consumer is called with an event at least once, and must be
# idempotent. Dotted paths, so that `tickets` knows no counter.
OUTBOX_CONSUMERS = ["hotline.notify.consumer.notify", "hotline.knowledge.consumer.count_uses"]
if "hotline.figures" in COUNTERS:
    OUTBOX_CONSUMERS.append("hotline.figures.consumer.note")

# Who keeps photos and documents that acts carry (see `tickets.evidence`); empty: no act may carry any.
EVIDENCE_KEEPER = "hotline.files.evidence.Evidence"
FILE_MOST_BYTES = env.int("FILE_MOST_MB", default=15) * 1_000_000  # of one upload
FILE_MOST_PIXELS = env.int("FILE_MOST_MEGAPIXELS", default=80) * 1_000_000  # of one picture, before it is made smaller
FILES_PER_TICKET = env.int("FILES_PER_TICKET", default=60)
FILES_WAITING = env.int("FILES_WAITING", default=40)  # uploads of one person that no act carries yet
FILE_UPLOAD_HANDLERS = [
    "hotline.files.bounded.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Clocks ---------------------------------------------------------------------------------------------
TICK_SECONDS = env.float("TICK_SECONDS", default=5.0)  # how often due steps are looked for
DELIVER_SECONDS = env.float("DELIVER_SECONDS", default=2.0)  # how often the outbox is looked at
# How counts become rates: weights, what “partly” counts, who is ranked (hotline/figures/rates/rules.py); JSON.
FIGURES_RULES = env.json("FIGURES_RULES", default={})
FIGURES_CLAIM_DAYS = env.int("FIGURES_CLAIM_DAYS", default=30)  # how long after its day an order may be left out
FIGURES_FREEZE_DAYS = env.int("FIGURES_FREEZE_DAYS", default=7)  # how long after its end a month is published
# Who says which missed deadlines are excused, and who is told when that changes: dotted paths, so that neither counter
# knows the other.
FIGURES_EXCUSES = "hotline.supervision.excused.excused" if "hotline.supervision" in COUNTERS else ""
REVIEW_CONSUMERS = ["hotline.figures.consumer.note_numbers"] if "hotline.figures" in COUNTERS else []
FIGURES_SECONDS = env.float("FIGURES_SECONDS", default=3.0)  # how often figures follow what happened
ARCHIVE_AFTER_DAYS = env.int("ARCHIVE_AFTER_DAYS", default=30)  # closed tickets are locked after this
PORTAL_LINK_DAYS = env.int("PORTAL_LINK_DAYS", default=30)  # how long a link sent to a citizen opens their matter
RETENTION_DAYS = env.int("RETENTION_DAYS", default=1095)  # archived tickets forget their callers after this

# API ------------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "hotline.staff.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["config.rendering.LocalJSON"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "config.schema.Schema",
    "EXCEPTION_HANDLER": "config.errors.problem",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
    "DATETIME_FORMAT": None,  # the renderer's to say, once for all: local time with its offset
    "URL_FORMAT_OVERRIDE": None,  # “format” in an address is a key like any other: unknown
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Citizen hotline API",
    "DESCRIPTION": "A complaint's whole life, by rule and by clock.",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,  # what is sent and what is shown are different things
    # Without the hook that names enumerations: codes stand where they are used.
    "POSTPROCESSING_HOOKS": ["config.schema.tidied"],
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
}

UNFOLD = {
    "SITE_TITLE": SITE_NAME,
    "SITE_HEADER": SITE_NAME,
    "SITE_SYMBOL": "support_agent",
    "SHOW_LANGUAGES": False,
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": lambda _request: "/static/hotline/mark.svg"}],
    "SITE_URL": "/",
    # The product's own green, from its lightest to its darkest, as in the design tokens.
    "COLORS": {
        "primary": {
            "50": "#eef7f5",
            "100": "#e0f0ed",
            "200": "#b9ddd6",
            "300": "#86c5ba",
            "400": "#46a497",
            "500": "#1a8578",
            "600": "#0b6e63",
            "700": "#08564d",
            "800": "#07463f",
            "900": "#063832",
            "950": "#03211e",
        }
    },
}

SECURE_REFERRER_POLICY = SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "hotline.shell.error_pages.csrf_failed"
X_FRAME_OPTIONS = "DENY"
HTTPS = env.bool("HTTPS", default=False)  # set behind a TLS-terminating proxy
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
if HTTPS:  # a neighbour below the same domain cannot put such a cookie into somebody's browser
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # probes speak plain HTTP
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
# How many proxies of ours write X-Forwarded-For; 0: the header is not believed, the connection's address counts.
TRUSTED_HOPS = env.int("TRUSTED_HOPS", default=1 if BEHIND_PROXY else 0)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
