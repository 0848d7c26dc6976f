# What the server tests share: clusters that hold Chinese text, the objects of
# test/t/objects.sql, the example ledger, and one digest of all that a database
# answers.
package Perfeval::Test;

use strict;
use warnings;

use Cwd qw(abs_path);
use Exporter 'import';
use File::Basename qw(dirname);
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(usleep);

our @EXPORT = qw(new_node create_objects create_ledger_example create_full_ledger
  digest difference schema_dump is_same_database doc_block psql_error $root kill_server);

# The folder that holds test/ and examples/.
our $root = abs_path(dirname(__FILE__) . '/../../../..');

# Start a cluster in UTF-8 whose collation is the same everywhere.  Options are
# those of PostgreSQL::Test::Cluster's init, conf: lines of postgresql.conf, and
# install_path: the folder whose bin/ holds another version.
sub new_node
{
	my ($name, %options) = @_;
	my $conf = delete $options{conf} // '';
	my $install_path = delete $options{install_path};
	my $node = PostgreSQL::Test::Cluster->new($name,
		$install_path ? (install_path => $install_path) : ());

	# 18 has checksums by itself, and pg_upgrade wants both sides alike
	$node->init(extra => [ '-E', 'UTF8', '--locale=C.UTF-8', '--data-checksums' ], %options);
	$node->append_conf('postgresql.conf',
		"log_statement = none\nshared_buffers = '32MB'\nmax_connections = 60\n"
		  . "client_min_messages = warning\njit = off\n$conf");
	$node->start;
	return $node;
}

# Create the objects of a user who uses our types everywhere.
sub create_objects
{
	my ($node, $dbname, @params) = @_;

	$node->safe_psql($dbname, slurp_file("$root/test/t/objects.sql"),
		extra_params => \@params);
}

# Create a ledger and load one of the examples into it.
sub create_ledger_example
{
	my ($node, $dbname, $schema, $folder, @params) = @_;
	my $literal = $schema =~ s/'/''/gr;

	$node->safe_psql($dbname, "SELECT create_ledger('$literal'::name)",
		extra_params => \@params);
	$node->command_ok(
		[
			'psql', '-Xq', '-v', "schema=$schema", '-v', "dir=$root/examples/$folder",
			'-f', "$root/examples/load.sql", @params, '-d', $dbname
		],
		"examples/$folder loads into a ledger");
}

# A ledger of the complete example with rows in each of its tables: what is loaded
# through staging fills the history of loads.
sub create_full_ledger
{
	my ($node, $dbname, $schema, @params) = @_;
	my $literal = $schema =~ s/'/''/gr;
	my $identifier = '"' . $schema =~ s/"/""/gr . '"';

	create_ledger_example($node, $dbname, $schema, 'complete-2025', @params);
	$node->safe_psql($dbname, <<"SQL", extra_params => \@params);
SELECT create_staging('$literal'::name);
INSERT INTO $identifier.staging_indicator (fiscal_year, project_code, seq, level1, target, actual) VALUES ('2025', 's-01', '99', '产出指标', '12个月', '1年');
SELECT load_staging('$literal'::name);
SQL
	my $empty = $node->safe_psql($dbname, <<"SQL", extra_params => \@params);
SELECT format('SELECT %L WHERE NOT EXISTS (SELECT FROM %I.%I)', t, '$literal', t) FROM ledger_tables() AS t WHERE t !~ '^kept_'
\\gexec
SQL
	is($empty, '', "each table of $schema has rows");
}

# One line "relation rows checksum" for each table, partition, view and
# materialized view outside the catalogs.
sub digest
{
	my ($node, $dbname, @params) = @_;

	return $node->safe_psql($dbname, <<'SQL', extra_params => \@params);
SET search_path = pg_catalog;
SELECT pg_catalog.format('SELECT %L, pg_catalog.count(*), pg_catalog.md5(pg_catalog.string_agg(t::text, E''\n'' ORDER BY t::text COLLATE "C")) FROM %s t',
	c.oid::regclass, c.oid::regclass)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm')
	AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'
ORDER BY c.oid::regclass::text COLLATE "C"
\gexec
SQL
}

# What pg_dump, of the version under test, prints of a database without its rows,
# less what differs between two runs.  A constant without a name inside a UNION is
# called after its type (text, numeric, int4, bool) by the server that reads it from a dump.
sub schema_dump
{
	my ($node, $dbname, @params) = @_;
	my ($stdout, $stderr) =
	  run_command([ 'pg_dump', '-s', @params, '-d', $node->connstr($dbname) ]);

	return join("\n",
		map { s/(::(\w+)) AS "?\2"?(?=,?$)/$1/r =~ s/::integer AS int4(?=,?$)/::integer/r =~ s/::boolean AS bool(?=,?$)/::boolean/r }
		grep { !/^(--|\\(un)?restrict |$)/ } split(/\n/, $stdout));
}

# Lines of one text that the other lacks, marked with - and +.
sub difference
{
	my ($left, $right) = @_;
	my %count;

	$count{$_}-- foreach split(/\n/, $left);
	$count{$_}++ foreach split(/\n/, $right);
	return join("\n", map { ($count{$_} < 0 ? '-' : '+') . $_ } grep { $count{$_} } sort keys %count);
}

# Two databases hold the same objects and give the same answers.
sub is_same_database
{
	my ($node, $dbname, $other_node, $other_dbname, $what) = @_;
	my $digest = digest($node, $dbname);

	cmp_ok(scalar(split(/\n/, $digest)), '>', 0, "$what: there is something to compare");
	is(difference($digest, digest($other_node, $other_dbname)), '',
		"$what: same rows, same answers of all views");
	is(difference(schema_dump($node, $dbname), schema_dump($other_node, $other_dbname)), '',
		"$what: same objects");
}

# The code block of a page in docs/ that follows the line <!-- test: name -->; a
# line for test/doc/run may stand between.
sub doc_block
{
	my ($page, $name) = @_;

	slurp_file("$root/docs/$page") =~ /^<!-- test: \Q$name\E -->\n+(?:<!-- doc: [^\n]* -->\n+)?```\w*\n(.*?)^```$/ms
	  or die "docs/$page has no block $name";
	return $1;
}

# Run SQL that should fail; return the error as "SQLSTATE: message".
sub psql_error
{
	my ($node, $dbname, $sql, @params) = @_;
	my ($status, $stdout, $stderr) = $node->psql($dbname, $sql,
		extra_params => [ '-v', 'VERBOSITY=verbose', @params ]);

	return $stderr =~ /(?:ERROR|FATAL|PANIC):\s+(\w{5}: [^\n]*)/ ? $1 : "no error: $stdout";
}

# Kill each process of the server at once, the postmaster first so that it starts
# no other, and wait for their end.  A killed postmaster that nobody has waited
# for yet would look alive to the next one, so its lock files are removed.
sub kill_server
{
	my ($node) = @_;
	my @pids = grep { (readlink("/proc/$_/cwd") // '') eq $node->data_dir }
	  map { m|(\d+)| } glob('/proc/[0-9]*');

	$node->kill9;
	kill 'KILL', @pids;
	foreach (1 .. 10000)
	{
		last unless grep { defined readlink("/proc/$_/exe") } @pids;
		usleep(1000);
	}
	unlink $node->data_dir . '/postmaster.pid', $node->host . '/.s.PGSQL.' . $node->port . '.lock';
}

1;
