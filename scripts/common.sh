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

# The version in the making.
release_version()
{
	sed -n "s/^default_version = '\(.*\)'$/\1/p" perfeval.control
}

# The files of the checkout or of an unpacked archive, each with a zero byte
# behind its name; what a build leaves is not among them.
source_files()
{
	if [ -e .git ]; then
		git ls-files -z --cached --others --exclude-standard
	else
		find . -path ./build -prune -o -type f ! -name '*.o' ! -name '*.bc' ! -name '*.so' ! -name '*.mo' ! -path './perfeval--*.sql' -print0
	fi
}

# Install packages, having said how much that fetches; what apt-get says is shown
# if it fails.
install_packages()
{
	local log fetched apt

	apt=(env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@")
	fetched=$("${apt[@]}" --print-uris 2>/dev/null | awk '$3 ~ /^[0-9]+$/ { bytes += $3 } END { printf "%d", bytes / 1e6 + 1 }')
	say "apt-get install $*" "($fetched MB to fetch, about $((fetched / 60 + 1)) min)"
	log=$(mktemp)
	if ! as_root "${apt[@]}" >"$log" 2>&1 </dev/null; then
		say "once more, with fresh package lists"
		if ! as_root apt-get update -qq >>"$log" 2>&1 || ! as_root "${apt[@]}" >>"$log" 2>&1 </dev/null; then
			tail -n 30 "$log" >&2
			die "the packages could not be installed; all that apt-get said stands in $log"
		fi
	fi
	rm -f "$log"
}

# Copy the server that a pg_config belongs to below a folder, and print the
# pg_config of the copy.  The server finds its files relative to its own place,
# so they may move together; symbolic links serve for all but the programs.
copy_server()
{
	local pg_config=$1 folder=$2 bindir part from

	bindir=$("$pg_config" --bindir)
	for part in --bindir --pkglibdir --sharedir --includedir --includedir-server; do
		from=$("$pg_config" $part)
		mkdir -p "$folder$from"
		if [ "$part" = --bindir ]; then
			cp -r --update "$from/." "$folder$from/"
		else
			cp -rs --update "$from/." "$folder$from/" 2>/dev/null || true
		fi
	done
	find "$folder" -type l -name 'perfeval*' -delete
	printf '%s/pg_config\n' "$folder$bindir"
}
