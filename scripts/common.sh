# shellcheck shell=bash
# What the scripts share: messages, finding PostgreSQL, acting as root.
# Sourced with the repository's top folder as the current one.

say()
{
	printf '== %s\n' "$*" >&2
}

die()
{
	printf 'perfeval: %s\n' "$1" >&2
	shift
	[ $# -eq 0 ] || printf '  %s\n' "$@" >&2
	exit 1
}

have()
{
	command -v "$1" >/dev/null 2>&1
}

# The server that a pg_config belongs to is there and of a version we know.
has_server()
{
	local bindir major

	bindir=$("$1" --bindir 2>/dev/null) || return 1
	[ -x "$bindir/postgres" ] || return 1
	major=$(pg_major "$1")
	[ "$major" -ge 15 ]
}

pg_major()
{
	"$1" --version | sed 's/^PostgreSQL \([0-9]*\).*/\1/'
}

# Print the pg_config to use: $PG_CONFIG if it names one, else the one on the
# PATH, else the newest of the distribution.  Nothing is printed if no server
# of a known version is found.
find_pg_config()
{
	local candidate

	if [ -n "${PG_CONFIG:-}" ] && [ "$PG_CONFIG" != pg_config ]; then
		printf '%s\n' "$PG_CONFIG"
		return
	fi
	for candidate in pg_config $(printf '%s\n' /usr/lib/postgresql/*/bin/pg_config | sort -t/ -k5nr); do
		if has_server "$candidate"; then
			command -v "$candidate"
			return
		fi
	done
}

# Run a command as root; where that is not possible say what to run.
as_root()
{
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	elif have sudo && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
		sudo "$@"
	else
		die "this needs root, and there is no sudo to ask. Run as root:" "$*"
	fi
}
