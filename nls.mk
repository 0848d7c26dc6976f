# po/zh_CN.po: scripts/make-po writes the reasons that the parsers give, the rest is
# written by hand and held complete by scripts/make-po --check.  PostgreSQL 17 and
# later take the languages from po/LINGUAS.
CATALOG_NAME = perfeval
AVAIL_LANGUAGES = zh_CN
GETTEXT_TRIGGERS = $(BACKEND_COMMON_GETTEXT_TRIGGERS) in_language
GETTEXT_FLAGS = $(BACKEND_COMMON_GETTEXT_FLAGS)
GETTEXT_FILES = $(wildcard src/pg/*.c src/pg/*/*.c)
