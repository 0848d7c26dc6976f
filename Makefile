# perfeval: budget performance (预算绩效) as PostgreSQL types, scoring and views.
# `make help` lists what there is beside the PGXS targets.
EXTENSION = perfeval
EXTVERSION = 1.2.0
MODULE_big = perfeval
# Paths are taken from where this file stands, so that a build out of the tree
# (make -f ../perfeval/Makefile) gives the same files.
here := $(patsubst %/,%,$(dir $(firstword $(MAKEFILE_LIST))))
ifneq ($(here),.)
VPATH ?= $(here)
endif
from_here = $(sort $(patsubst $(here)/%,%,$(wildcard $(addprefix $(here)/,$(1)))))

# The wings of the core, each of which sees itself and those before it, then
# what SQL calls (CONTRIBUTING.md has the map).
CORE = base amount unit literal judge narrative form
WINGS = $(addprefix src/core/,$(CORE)) src/pg $(addprefix src/pg/,wanyuan target score narrative ledger form)
OBJS = $(patsubst %.c,%.o,$(call from_here,$(addsuffix /*.c,$(WINGS))))
ifeq ($(strip $(OBJS)),)
$(error no C file of perfeval under $(here))
endif
PG_CPPFLAGS = $(addprefix -I$(here)/,$(WINGS))
PG_CFLAGS = -fvisibility=hidden -Wall -Wextra -Wno-unused-parameter -Wno-sign-compare

# Each file after those that it needs.
SQL_PARTS = $(addprefix sql/,preamble.sql \
	$(addprefix types/,enums.sql wanyuan.sql wanyuan_numbers.sql wanyuan_arithmetic.sql wanyuan_aggregates.sql wanyuan_indexes.sql \
		target_value.sql target_reading.sql score.sql scoring.sql finding.sql tally.sql deadlines.sql row_rules.sql cells.sql narrative.sql arrays.sql) \
	$(addprefix ledger/,labels.sql tables.sql refresh.sql totals.sql levels.sql review.sql targets.sql monitoring.sql views.sql distribute.sql \
		kept.sql kept_views.sql copied.sql \
		staging/tables.sql staging/cells.sql staging/check.sql staging/history.sql staging/load.sql) \
	$(addprefix form/,cells.sql labels.sql items.sql tables.sql read.sql sheet.sql export_head.sql export.sql) \
	$(addprefix report/,parts.sql prose.sql style.sql chart_parts.sql tree.sql report.sql summary.sql sections.sql charts.sql \
		dashboard.sql dashboard_script.sql))
# An update script is assembled from what two versions install and a hand part.
RELEASED = 1.1.0
UPDATE = $(EXTENSION)--$(RELEASED)--$(EXTVERSION).sql
DATA_built = $(EXTENSION)--$(EXTVERSION).sql $(UPDATE)
# released, so never changed again
DATA = $(call from_here,test/upgrade/$(EXTENSION)--*--*.sql)
EXTRA_CLEAN = $(DATA_built) results regression.diffs regression.out

SCRIPTS = scripts/perfeval-import scripts/perfeval-pages

REGRESS = $(sort $(patsubst test/sql/%.sql,%,$(call from_here,test/sql/*.sql)))
REGRESS_OPTS = --inputdir=$(here)/test --load-extension=perfeval
ISOLATION = $(sort $(patsubst test/isolation/specs/%.spec,%,$(call from_here,test/isolation/specs/*.spec)))
ISOLATION_OPTS = --inputdir=$(here)/test/isolation

# Without the server's headers nothing can be built, though PGXS may be there
# (Debian ships it with psql); the targets that install them (demo, psql, test,
# deps) work all the same.
PG_CONFIG ?= pg_config
SERVER_HEADERS := $(wildcard $(shell $(PG_CONFIG) --includedir-server 2>/dev/null)/postgres.h)
ifneq ($(SERVER_HEADERS),)
# Messages in Chinese (nls.mk) want a server that has NLS, and msgfmt; without
# them they are English.
ifeq ($(shell command -v msgfmt),)
override enable_nls = no
endif
PGXS := $(shell $(PG_CONFIG) --pgxs)
include $(PGXS)
else
.DEFAULT_GOAL := all
all install installcheck uninstall clean:
	@echo "$(PG_CONFIG) names no server headers (postgresql-server-dev-NN)." >&2
	@echo "Run 'make deps', or name another installation: make $@ PG_CONFIG=/path/to/pg_config" >&2
	@exit 1
endif

$(EXTENSION)--$(EXTVERSION).sql: $(SQL_PARTS) $(call from_here,sql/ledger/tables/*.sql sql/ledger/views/*.sql scripts/install-sql)
	awk -f $(here)/scripts/install-sql $(addprefix $(here)/,$(SQL_PARTS)) > $@ || { rm -f $@; exit 1; }

$(UPDATE): test/upgrade/$(EXTENSION)--$(RELEASED).sql $(EXTENSION)--$(EXTVERSION).sql sql/update/$(RELEASED)--$(EXTVERSION).sql scripts/update-sql
	awk -f $(here)/scripts/update-sql $(filter-out %/update-sql scripts/update-sql,$^) > $@ || { rm -f $@; exit 1; }

$(OBJS): $(call from_here,$(addsuffix /*.h,$(WINGS)))

# Out of the tree the folders of the objects are not there yet.
objdirs = $(addprefix $(CURDIR)/,$(WINGS) po)
$(OBJS) $(OBJS:.o=.bc) $(MO_FILES): | $(objdirs)
$(objdirs):
	mkdir -p $@

# The wall: the core does not see the server's headers.
src/core/%.o src/core/%.bc: override CPPFLAGS := $(filter-out -I$(includedir_server)% -I$(includedir_internal)% -I$(here)/src/pg%,$(CPPFLAGS)) -Werror=implicit-function-declaration

# The targets of our own.  Each does everything from a fresh checkout on.
export PG_CONFIG

.PHONY: help deps demo psql test import bench reference check-docs lint analyze fuzz mutations sanitize valgrind forms clients browser check-server compat deb dist
help:
	@sed -n 's/^#: //p' $(firstword $(MAKEFILE_LIST))

#: make              build the extension
#: make install      install it into the server that PG_CONFIG names
#: make installcheck run pg_regress against a running server (PGHOST, PGPORT ...)
#: make deps         install what is missing, with apt-get
deps:
	@scripts/install-deps

#: make demo         load a real ledger into a throw-away cluster and show it
demo:
	@scripts/demo

#: make psql         open psql on such a cluster
psql:
	@scripts/demo psql

#: make test         build, install, run all tests in a throw-away cluster
test:
	@scripts/test

#: make import       read a folder of forms: make import DIR=folder LEDGER=schema [LOAD=--load]
import:
	@$(here)/scripts/perfeval-import $(LOAD) "$(DIR)" "$(LEDGER)"

#: make bench        time the types and the scoring against their peers (minutes)
bench:
	@PG_CONFIG=$$(scripts/build bench) && export PG_CONFIG && \
		scripts/with-cluster -c shared_buffers=1GB bench/run $(ROUNDS)

#: make reference    write docs/reference.md from the comments in sql/
reference:
	@PG_CONFIG=$$(scripts/build demo) && export PG_CONFIG && \
		scripts/with-cluster scripts/make-reference

#: make check-docs   see whether docs/reference.md is stale
check-docs:
	@scripts/test reference

#: make lint         check the shell scripts and the metadata
lint:
	@scripts/suite lint scripts/lint

#: make clients      read and write a ledger through six drivers
clients:
	@scripts/test clients

#: make forms        read forms of many layouts as office files, by LibreOffice
forms:
	@scripts/test office

#: make analyze      clang-tidy, cppcheck and clang's analyzer on the C code
analyze:
	@scripts/suite analyze scripts/analyze

#: make fuzz         fuzz parsers and binary input, FUZZ_SECONDS each (60)
fuzz:
	@scripts/fuzz

#: make mutations    read a million mutated literals through SQL
mutations:
	@scripts/test mutations

#: make browser      open the report of each example in a headless Chromium
browser:
	@scripts/test browser

#: make sanitize     run the tests on a server with ASan and UBSan
sanitize:
	@scripts/sanitize asan

#: make valgrind     run the regression tests on a server under valgrind
valgrind:
	@scripts/sanitize valgrind regress

#: make check-server dump, upgrade, replication, crashes, rights (minutes)
check-server:
	@scripts/test check-server

#: make compat       the same on PostgreSQL 17 to 19, pg_upgrade, Debian packages; as root
compat:
	@scripts/compat

#: make deb          build Debian packages for the installed servers, in build/deb
deb:
	@scripts/deb

#: make dist         pack HEAD as archives for PGXN and packagers, in build/dist
dist:
	@scripts/dist
