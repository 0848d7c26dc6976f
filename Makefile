# perfeval: budget performance (预算绩效) as PostgreSQL types, scoring and views.
# `make help` lists what there is beside the PGXS targets.
EXTENSION = perfeval
EXTVERSION = 1.1.0
MODULE_big = perfeval
OBJS = $(patsubst %.c,%.o,$(sort $(wildcard src/*.c)))
PG_CPPFLAGS = -I$(srcdir)/src
PG_CFLAGS = -fvisibility=hidden -Wall -Wextra -Wno-unused-parameter -Wno-sign-compare

SQL_PARTS = $(sort $(wildcard sql/[0-9][0-9]-*.sql))
DATA_built = $(EXTENSION)--$(EXTVERSION).sql
DATA = $(wildcard sql/$(EXTENSION)--*--*.sql)
EXTRA_CLEAN = $(DATA_built) results regression.diffs regression.out

REGRESS = $(sort $(patsubst test/sql/%.sql,%,$(wildcard test/sql/*.sql)))
REGRESS_OPTS = --inputdir=test --load-extension=perfeval
ISOLATION = $(sort $(patsubst test/isolation/specs/%.spec,%,$(wildcard test/isolation/specs/*.spec)))
ISOLATION_OPTS = --inputdir=test/isolation

# Without the server's headers nothing can be built, though PGXS may be there
# (Debian ships it with psql); the targets that install them (demo, psql, test,
# deps) work all the same.
PG_CONFIG ?= pg_config
SERVER_HEADERS := $(wildcard $(shell $(PG_CONFIG) --includedir-server 2>/dev/null)/postgres.h)
ifneq ($(SERVER_HEADERS),)
PGXS := $(shell $(PG_CONFIG) --pgxs)
include $(PGXS)
else
.DEFAULT_GOAL := all
all install installcheck uninstall clean:
	@echo "$(PG_CONFIG) names no server headers (postgresql-server-dev-NN)." >&2
	@echo "Run 'make deps', or name another installation: make $@ PG_CONFIG=/path/to/pg_config" >&2
	@exit 1
endif

$(EXTENSION)--$(EXTVERSION).sql: $(SQL_PARTS)
	cat $^ > $@

$(OBJS): $(wildcard src/*.h)

# The targets of our own.  Each does everything from a fresh checkout on.
export PG_CONFIG

.PHONY: help deps demo psql test bench reference check-docs lint analyze fuzz mutations sanitize valgrind clients browser check-server compat
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

#: make bench        time the types and the scoring against their peers (minutes)
bench:
	@scripts/build bench
	@scripts/with-cluster -c shared_buffers=1GB bench/run $(ROUNDS)

#: make reference    write docs/reference.md from the comments in sql/
reference:
	@scripts/build demo
	@scripts/with-cluster scripts/make-reference

#: make check-docs   see whether docs/reference.md is stale
check-docs:
	@scripts/test reference

#: make lint         check the shell scripts and the metadata
lint:
	@scripts/suite lint scripts/lint

#: make clients      read and write a ledger through six drivers
clients:
	@scripts/test clients

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

#: make compat       the same on PostgreSQL 17 and 18, and pg_upgrade 15 to 17; as root
compat:
	@scripts/compat
