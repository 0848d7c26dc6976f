# A ledger spread by distribute_ledger() over a coordinator and two workers, as
# docs/scale-out.md tells: a view answers as that of one machine with the same rows
# or is refused, and all answer with kept scores; conditions, scoring and sums run
# on the workers.  Without Citus distribute_ledger() says so, and the rest is skipped.
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
GRANT SELECT ON ledger.project_tally TO reader WITH GRANT OPTION;
GRANT SELECT ON ledger.project_tally TO "读者";
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
		same_answer($view);
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
	qr/public\.add_indicators\(/, 'the scores of projects');
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

# With kept scores all views answer, as of the last refresh, for those who may read.
my $rights = <<'SQL';
SELECT has_schema_privilege('reader', 'ledger_kept', 'USAGE'),
	has_table_privilege('reader', 'ledger_kept.project_score', 'SELECT'),
	has_table_privilege('reader', 'ledger_kept.department_total', 'SELECT'),
	has_table_privilege('reader', 'ledger_kept.indicator_score', 'SELECT'),
	has_column_privilege('读者', 'ledger_kept.indicator_score', 'met', 'SELECT'),
	has_column_privilege('读者', 'ledger_kept.indicator_score', 'target_text', 'SELECT')
SQL
my $write = "UPDATE ledger.funding SET executed = executed + '1元' WHERE executed IS NOT NULL";
$coordinator->safe_psql('postgres', 'SET citus.enable_ddl_propagation = off; SET ROLE reader;'
		. ' GRANT SELECT ON ledger.project_tally TO "读者"');
$coordinator->safe_psql('postgres', doc_block('scale-out.md', 'citus kept'));
same_answer($_, 'kept') foreach @views;
is($coordinator->safe_psql('postgres', "SELECT has_table_privilege('读者', 'ledger_kept.project_tally', 'SELECT')"),
	't', 'what two have granted is granted');
is($coordinator->safe_psql('postgres', $rights), 't|t|t|f|t|f', 'who may read the ledger may read the copy');
$coordinator->safe_psql($_, $write) foreach 'postgres', 'single';
my $total = 'SELECT sum(executed_wan) FROM ledger.project_score';
isnt($coordinator->safe_psql('postgres', $total), $coordinator->safe_psql('single', $total), 'a change is seen');
$coordinator->safe_psql('postgres', 'REVOKE SELECT ON ledger.department_total FROM PUBLIC');
is($coordinator->safe_psql('postgres', doc_block('scale-out.md', 'citus refresh')),
	$coordinator->safe_psql('single', 'SELECT count(*) FROM ledger.project'), 'after a refresh, of so many projects');
same_answer($_, 'refreshed') foreach @views;
is($coordinator->safe_psql('postgres', $rights), 't|t|f|f|t|f', 'and by those who may read now');
$coordinator->safe_psql('postgres', "SELECT refresh_ledger_views('ledger')");
same_answer($_, 'views made anew') foreach @views;
like(psql_error($coordinator, 'postgres', $distribute), qr/^55000: ledger ledger keeps its scores/, 'not distributed meanwhile');
$coordinator->safe_psql('postgres', <<'SQL');
GRANT SELECT ON ALL TABLES IN SCHEMA ledger TO reader;
SELECT refresh_scores('ledger');
SQL
my $seen = "SET ROLE reader; SELECT count(*) > 0 FROM ledger.project_score";
is($coordinator->safe_psql('postgres', $seen), 't', 'a reader sees projects');
$coordinator->safe_psql('postgres', 'ALTER TABLE ledger.project ENABLE ROW LEVEL SECURITY');
is($coordinator->safe_psql('postgres', $seen), 'f', 'but none where row-level security has come to apply');
like(psql_error($coordinator, 'postgres', doc_block('scale-out.md', 'citus refresh')),
	qr/^0A000: scores of ledger ledger cannot be kept/, 'and no more rows are taken over');
$coordinator->safe_psql('postgres', 'ALTER TABLE ledger.project DISABLE ROW LEVEL SECURITY');
$coordinator->safe_psql('postgres', "SELECT live_scores('ledger')");
is($coordinator->safe_psql('postgres', "SELECT to_regnamespace('ledger_kept')"), '', 'the way back leaves no copy');
is($coordinator->safe_psql('postgres', $total), $coordinator->safe_psql('single', $total), 'and the views compute');
$coordinator->safe_psql('postgres', 'CREATE SCHEMA ledger_kept');
like(psql_error($coordinator, 'postgres', doc_block('scale-out.md', 'citus kept')),
	qr/^42P06: scores of ledger ledger cannot be kept/, 'what stands in the place of the copy is left alone');

# A view answers as that of one machine.
sub same_answer
{
	my ($view, $what) = @_;
	my $sql = "SELECT t::text FROM ledger.\"$view\" t ORDER BY t::text COLLATE \"C\"";

	my ($status, $answer, $error) = $coordinator->psql('postgres', $sql);

	is($status ? $error : difference($coordinator->safe_psql('single', $sql), $answer), '', join(': ', $what // (), $view));
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
