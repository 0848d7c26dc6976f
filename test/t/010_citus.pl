# A ledger spread by distribute_ledger() over a coordinator and two workers, as
# docs/scale-out.md tells: a view answers as that of one machine with the same rows
# or is refused, and all answer from a copy; conditions, scoring and sums run on
# the workers.  Without Citus distribute_ledger() says so, and the rest is skipped.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Perfeval::Test;

my ($sharedir) = run_command([ $ENV{PG_CONFIG}, '--sharedir' ]);
unless (-e "$sharedir/extension/citus.control")
{
	my $plain = new_node('plain');

	$plain->safe_psql('postgres', "CREATE EXTENSION perfeval; SELECT create_ledger('ledger')");
	like(psql_error($plain, 'postgres', "SELECT distribute_ledger('ledger')"), qr/^0A000: Citus is not installed/,
		'without Citus a ledger is not distributed');
	like(psql_error($plain, 'postgres', "SELECT distribute_ledger('public')"), qr/^42P01: schema public holds no ledger/,
		'where there is no ledger, nothing is');
	done_testing();
	exit;
}

my %node;
foreach my $name ('coordinator', 'worker1', 'worker2')
{
	$node{$name} = new_node($name, conf => <<'CONF');
shared_preload_libraries = 'citus'
wal_level = logical
max_prepared_transactions = 50
citus.shard_count = 4
CONF
}
my $coordinator = $node{coordinator};
my $departments = slurp_file("$root/test/t/scale_out_departments.sql");

# The commands of the page; only where the machines are differs.
$node{$_}->safe_psql('postgres', 'CREATE EXTENSION citus') foreach 'worker1', 'worker2';
my $nodes = doc_block('scale-out.md', 'citus nodes');
$nodes =~ s/'(\w+)\.example', 5432/sprintf("'%s', %d", $node{$1}->host, $node{$1}->port)/ge;
$coordinator->safe_psql('postgres', $nodes);

# Views and keys are made anew with what they had; what is the user's stops it.
my $made = <<'SQL';
SELECT relname, relkind, relacl,
	(SELECT string_agg(attname || attacl::text, ' ') FROM pg_attribute WHERE attrelid = c.oid AND attacl IS NOT NULL)
FROM pg_class c WHERE relnamespace = 'ledger'::regnamespace AND relkind IN ('r', 'v') ORDER BY 1;
SELECT oid::regprocedure, proacl FROM pg_proc WHERE pronamespace = 'ledger'::regnamespace ORDER BY 1;
SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE connamespace = 'ledger'::regnamespace AND conrelid::regclass::text !~ '_[0-9]+$' ORDER BY 1, 2;
SQL
$coordinator->safe_psql('postgres', <<'SQL');
CREATE ROLE reader;
CREATE ROLE "读者";
GRANT USAGE ON SCHEMA ledger TO reader;
GRANT SELECT ON ledger.project_score TO reader WITH GRANT OPTION;
GRANT SELECT ON ledger.department_total TO PUBLIC;
GRANT SELECT (project_code, met) ON ledger.indicator_score TO "读者";
REVOKE EXECUTE ON FUNCTION ledger.department_depth(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.department_depth(text) TO reader;
CREATE VIEW best AS SELECT project_code FROM ledger.project_score WHERE self_grade = '优';
CREATE TABLE score_of (score ledger.project_score);
SQL
$coordinator->safe_psql('postgres', $departments);
my $before = $coordinator->safe_psql('postgres', $made);
my $distribute = doc_block('scale-out.md', 'citus ledger');
like(psql_error($coordinator, 'postgres', $distribute), qr/^2BP01: the views of ledger ledger/,
	'views of the user stand on the ledger');
like($coordinator->safe_psql('postgres', "DO \$\$ DECLARE who text; BEGIN PERFORM distribute_ledger('ledger');"
		  . " EXCEPTION WHEN dependent_objects_still_exist THEN GET STACKED DIAGNOSTICS who = PG_EXCEPTION_DETAIL;"
		  . " PERFORM set_config('a.who', who, false); END \$\$; SELECT current_setting('a.who')"),
	qr/^table public.score_of, view public.best$/, 'and are named');
is($coordinator->safe_psql('postgres', $made), $before, 'nothing is changed then');
$coordinator->safe_psql('postgres', 'DROP VIEW best; DROP TABLE score_of');
foreach my $time ('distributed', 'called again')
{
	$coordinator->safe_psql('postgres', $distribute);
	is(difference($before, $coordinator->safe_psql('postgres', $made)), '',
		"$time: views, functions, keys and grants are as they were");
	is($coordinator->safe_psql('postgres', "SELECT partmethod, count(*) FROM pg_dist_partition GROUP BY 1 ORDER BY 1"),
		"h|18\nn|12", "$time: what hangs on a project is spread, the rest are reference tables");
	is($coordinator->safe_psql('postgres', 'SELECT count(*) FROM ledger.department'), '20', "$time: rows are there");
}

# The same rows there and in one database.
$coordinator->safe_psql('postgres', 'CREATE DATABASE single');
$coordinator->safe_psql('single', "CREATE EXTENSION perfeval; SELECT create_ledger('ledger')");
foreach my $dbname ('postgres', 'single')
{
	$coordinator->command_ok(
		[
			'psql', '-Xq', '-v', 'schema=ledger', '-v', "dir=$root/examples/xinzhou-2022",
			'-f', "$root/examples/load.sql", '-d', $dbname
		],
		"$dbname: examples/xinzhou-2022 loads");
	$coordinator->safe_psql($dbname, $departments) if $dbname eq 'single';
	$coordinator->safe_psql($dbname, slurp_file("$root/test/t/scale_out.sql"));
}
is($coordinator->safe_psql('postgres', 'SELECT count(DISTINCT nodename || nodeport) FROM citus_shards'
		  . " WHERE table_name = 'ledger.project'::regclass"),
	'2', 'both workers hold projects');
like(psql_error($coordinator, 'postgres', "INSERT INTO ledger.funding VALUES (2023, 'nowhere', '财政拨款')"),
	qr/^23503: /, 'funding without a project is refused');

my @views = split(/\n/, $coordinator->safe_psql('single',
	"SELECT relname FROM pg_class WHERE relnamespace = 'ledger'::regnamespace AND relkind = 'v'"));
my @refused = doc_block('scale-out.md', 'citus refused') =~ /(\S+)/g;
foreach my $view (@views)
{
	if (grep { $_ eq $view } @refused)
	{
		like(psql_error($coordinator, 'postgres', "SELECT * FROM ledger.\"$view\""), qr/^(0A000|XX000): /, "refused: $view");
	}
	else
	{
		same_answer($view, 'ledger');
	}
}

# What the workers are sent.
like(task("SELECT source, sum(executed) FROM ledger.funding WHERE executed > '5万元' GROUP BY source"),
	qr/worker_partial_agg\('public\.sum\(public\.wanyuan\)'.* WHERE \(executed OPERATOR\(public\.>\) '5\.00'.* GROUP BY source/,
	'sums of amounts, and a condition on them');
like(task("SELECT count(*) FROM ledger.indicator WHERE target = '≥95%'"),
	qr/WHERE \(target OPERATOR\(public\.=\) '≥95%'/, 'a target compared');
like(task("SELECT sum(perf_score(actual, target, full_mark, method)) FROM ledger.indicator WHERE actual <@ '≥95%'"),
	qr/worker_partial_agg\('public\.sum\(public\.perf_score\)'.*public\.perf_score\(actual, .* WHERE \(actual OPERATOR\(public\.<@\) '≥95%'/,
	'scoring, the sum of scores, values that meet a target');
like(task('SELECT project_code, rule_total_points FROM ledger.project_score'),
	qr/public\.tally\(/, 'the scores of projects');
foreach my $sum ('sum(executed), avg(executed) FROM ledger.funding',
	'sum(perf_score(actual, target, full_mark, method)), avg(perf_score(actual, target, full_mark, method)) FROM ledger.indicator')
{
	is($coordinator->safe_psql('postgres', "SELECT $sum"), $coordinator->safe_psql('single', "SELECT $sum"), $sum);
}

# Sheets are loaded as into any ledger.
foreach my $dbname ('postgres', 'single')
{
	is($coordinator->safe_psql($dbname, <<'SQL'), "project|1\nfunding|1", "$dbname: staging tables are loaded");
SELECT create_staging('ledger') \g /dev/null
INSERT INTO ledger.staging_project (fiscal_year, project_code, name, department_code)
VALUES ('2024', 'loaded', '项目', 'D1');
INSERT INTO ledger.staging_funding (fiscal_year, project_code, source, initial_budget, executed)
VALUES ('2024', 'loaded', '财政', '100', '90');
SELECT * FROM load_staging('ledger');
SQL
}

# All views answer from the copy, and again after it is renewed.
foreach my $time ('copied', 'renewed')
{
	$coordinator->safe_psql('postgres', doc_block('scale-out.md', 'citus copy')) if $time eq 'copied';
	$coordinator->safe_psql('postgres', doc_block('scale-out.md', 'citus rows'));
	same_answer($_, 'ledger_copy', $time) foreach @views;
}

# A view answers as that of one machine.
sub same_answer
{
	my ($view, $schema, $what) = @_;
	my $sql = "SELECT t::text FROM %s.\"$view\" t ORDER BY t::text COLLATE \"C\"";

	my ($status, $answer, $error) = $coordinator->psql('postgres', sprintf($sql, $schema));

	is($status ? $error : difference($coordinator->safe_psql('single', sprintf($sql, 'ledger')), $answer),
		'', join(': ', $what // (), $view));
}

# The statement that one shard is sent, on one line.
sub task
{
	my ($sql) = @_;

	$coordinator->safe_psql('postgres', "EXPLAIN (VERBOSE, COSTS OFF) $sql") =~ /Query: ([^\n]*)/
	  or return 'no task';
	return $1;
}

done_testing();
