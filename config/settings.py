"""One file for every environment; each environment variable is read once, here, with its meaning beside it.

Without variables the product runs on a private PostgreSQL and a private Valkey below ``var/`` (see
``config/embedded.py``). A real installation sets ``DATABASE_URL``, ``REDIS_URL``, ``SECRET_KEY``,
``IDENTITY_KEYS``, ``PEPPER`` and ``ALLOWED_HOSTS``; ``.env`` beside ``manage.py`` is read when present.
"""

from pathlib import Path
from typing import Any

import environ
from django.utils.translation import gettext_lazy as _

from config import embedded, secrets

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
if (BASE_DIR / ".env").is_file():
    env.read_env(str(BASE_DIR / ".env"))

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
    "hotline",
    "hotline.staff",
    "hotline.citizens",
    "hotline.knowledge",
    "hotline.intake",
    "hotline.notify",
    "hotline.demo",
    "tickets",
    "routing",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "hotline" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
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
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend", "hotline.staff.permissions.RoleBackend"]
LOGIN_URL = "/admin/login/"

# Words, place, time -------------------------------------------------------------------------------
LANGUAGE_CODE = env.str("LANGUAGE", default="en")  # en or zh-hans: the language of the installation
LANGUAGES = [("en", _("English")), ("zh-hans", _("Simplified Chinese"))]
LOCALE_PATHS = [BASE_DIR / "hotline" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="Asia/Shanghai")  # the jurisdiction's wall clock
PHONE_REGION = env.str("PHONE_REGION", default="CN")  # how a number without country code is read

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

# What happens to events after commit: each consumer is called with an event at least once, and must be
# idempotent. Dotted paths, so that `tickets` knows no counter.
OUTBOX_CONSUMERS = ["hotline.notify.consumer.notify", "hotline.knowledge.consumer.count_uses"]

# Clocks ---------------------------------------------------------------------------------------------
TICK_SECONDS = env.float("TICK_SECONDS", default=5.0)  # how often due steps are looked for
DELIVER_SECONDS = env.float("DELIVER_SECONDS", default=2.0)  # how often the outbox is looked at
ARCHIVE_AFTER_DAYS = env.int("ARCHIVE_AFTER_DAYS", default=30)  # closed tickets are locked after this
RETENTION_DAYS = env.int("RETENTION_DAYS", default=1095)  # archived tickets forget their callers after this

# API ------------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "hotline.staff.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "config.schema.Schema",
    "EXCEPTION_HANDLER": "config.errors.problem",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
    "DATETIME_FORMAT": "iso-8601",
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
    "SITE_TITLE": _("Citizen hotline"),
    "SITE_HEADER": _("Citizen hotline"),
    "SITE_SYMBOL": "support_agent",
    "SHOW_LANGUAGES": False,
}

# A second factor, axes, CSP and upload limits arrive with the pages; cookies are safe from the start.
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
HTTPS = env.bool("HTTPS", default=False)  # set behind a TLS-terminating proxy
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # probes speak plain HTTP
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
# How many proxies of ours write X-Forwarded-For; 0: the header is not believed, the connection's address counts.
TRUSTED_HOPS = env.int("TRUSTED_HOPS", default=1 if BEHIND_PROXY else 0)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
