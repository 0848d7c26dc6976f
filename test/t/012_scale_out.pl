# A ledger on several machines, set up as docs/scale-out.md tells: its rows on two
# clusters, its views on a third, over postgres_fdw.  All views answer as those of
# one machine with the same rows; conditions, aggregates and scoring run where
# the rows are.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Perfeval::Test;

my $hub = new_node('hub');
my @data = map { new_node("data$_") } 1, 2;
my $departments = slurp_file("$root/test/t/scale_out_departments.sql");

# The clusters, by the commands of the page; only where the machines are differs.
foreach my $node (@data)
{
	$node->safe_psql('postgres', doc_block('scale-out.md', 'data machine'));
	$node->safe_psql('postgres', $departments);
	$node->safe_psql('postgres',
		"\\copy ledger.department FROM '$root/examples/xinzhou-2022/department.csv' CSV HEADER");
}
$hub->safe_psql('postgres', doc_block('scale-out.md', 'servers'));
foreach my $i (1, 2)
{
	$hub->safe_psql('postgres', sprintf("ALTER SERVER data%d OPTIONS (SET host '%s', ADD port '%d', SET dbname 'postgres')",
		$i, $data[ $i - 1 ]->host, $data[ $i - 1 ]->port));
}
$hub->safe_psql('postgres', doc_block('scale-out.md', 'hub'));

# The same rows there and in one database.
$hub->safe_psql('postgres', 'CREATE DATABASE single');
$hub->safe_psql('single', "CREATE EXTENSION perfeval; SELECT create_ledger('ledger')");
foreach my $dbname ('postgres', 'single')
{
	$hub->command_ok(
		[
			'psql', '-Xq', '-v', 'schema=ledger', '-v', "dir=$root/examples/xinzhou-2022",
			'-f', "$root/examples/load.sql", '-d', $dbname
		],
		"$dbname: examples/xinzhou-2022 loads");
	$hub->safe_psql($dbname, $departments);
	$hub->safe_psql($dbname, slurp_file("$root/test/t/scale_out.sql"));
}
foreach my $i (1, 2)
{
	cmp_ok($data[ $i - 1 ]->safe_psql('postgres', 'SELECT count(*) FROM ledger.project'), '>', 100,
		"data$i has its share of the 405 projects");
}
is($hub->safe_psql('postgres', 'SELECT count(*), sum(executed) FROM ledger.funding'),
	$hub->safe_psql('single', 'SELECT count(*), sum(executed) FROM ledger.funding'), 'the same money');

# What one machine refuses is refused on the data machines.
like(psql_error($hub, 'postgres', "INSERT INTO ledger.funding VALUES (2023, 'nowhere', '财政拨款')"),
	qr/^23503: .*funding_project_known/, 'funding without a project is refused');
like(psql_error($hub, 'postgres', "INSERT INTO ledger.project SELECT * FROM ledger.project WHERE project_code = 'P1'"),
	qr/^23505: .*project_unique/, 'a project that is there is refused');

my @views = split(/\n/, $hub->safe_psql('single',
	"SELECT relname FROM pg_class WHERE relnamespace = 'ledger'::regnamespace AND relkind = 'v'"));
cmp_ok(scalar(@views), '>=', 16, 'a ledger has its views');
cmp_ok($hub->safe_psql('single', "SELECT count(*) FROM ledger.$_"), '>', 10, "$_ has rows to compare")
  foreach 'project_score', 'indicator_score', 'department_total', 'review_finding', 'allocation_total', 'department_monitor';
same_answers('scored on the hub');
$hub->safe_psql('postgres', doc_block('scale-out.md', 'scores'));
same_answers('scored on the data machines');

# Conditions.
is_remote("SELECT * FROM ledger.funding WHERE executed > '5万元'",
	qr/WHERE \(\(executed OPERATOR\(public\.>\) '5\.00'/, 'an amount compared with an amount');
is_remote('SELECT * FROM ledger.funding WHERE executed > 5',
	qr/WHERE \(\(executed OPERATOR\(public\.>\) /, 'an amount compared with a number');
is_remote("SELECT * FROM ledger.indicator WHERE target = '≥95%'",
	qr/WHERE \(\(target OPERATOR\(public\.=\) '≥95%'/, 'a target compared');
is_remote("SELECT * FROM ledger.indicator WHERE actual <@ '≥95%'",
	qr/WHERE \(\(actual OPERATOR\(public\.<@\) '≥95%'/, 'values that meet a target');
is_remote('SELECT * FROM ledger.indicator WHERE completion_rate(actual, target) < 0.6',
	qr/WHERE \(\(public\.completion_rate\(actual, target\) < 0\.6/, 'a function in a condition');
is_remote("SELECT * FROM ledger.indicator WHERE method = 'step'", qr/WHERE \(\(method = 'step'/, 'an enum compared');
is_remote("SELECT * FROM ledger.funding WHERE executed IN ('1', '2万元')",
	qr/WHERE \(\(executed OPERATOR\(public\.=\) ANY \('\{1\.00,2\.00\}'/, 'an amount in a list');
is_remote("SELECT * FROM ledger.indicator WHERE target IN ('≥95%', '≥90%')",
	qr/WHERE \(\(target OPERATOR\(public\.=\) ANY \(/, 'a target in a list');
is_remote("SELECT * FROM ledger.indicator WHERE method IN ('step', 'binary')", qr/WHERE \(\(method = ANY \(/, 'an enum in a list');

# Aggregates by project.
is_remote('SELECT project_code, sum(executed), avg(executed), max(executed) FROM ledger.funding GROUP BY project_code',
	qr/public\.sum\(executed\), public\.avg\(executed\), public\.max\(executed\) FROM ledger\.funding GROUP BY 1/,
	'aggregates of amounts');
is_remote('SELECT project_code, sum(perf_score(actual, target, full_mark, method)) FROM ledger.indicator GROUP BY project_code',
	qr/public\.sum\(public\.perf_score\(actual, target, full_mark, method, .*\)\) FROM ledger\.indicator GROUP BY 1/,
	'scoring, and the sum of scores');
is_remote(doc_block('scale-out.md', 'total'),
	qr/SELECT public\.sum\(executed\) FROM ledger\.funding$/, 'the whole, as a sum of the sums of each machine');
is($hub->safe_psql('postgres', doc_block('scale-out.md', 'total')),
	$hub->safe_psql('single', 'SELECT sum(executed) FROM ledger.funding'), 'that sum is right');

# Scores.
is_remote("SELECT project_code, rule_total_points FROM ledger.project_score WHERE department_code = 'D1'",
	qr/SELECT project_code, rule_total_points FROM ledger\.project_score WHERE \(\(department_code = 'D1'/,
	'scores of a department');

# Totals of departments ask inside a function, which EXPLAIN does not show.
foreach my $node (@data)
{
	my $offset = -s $node->logfile;

	$node->safe_psql('postgres', 'ALTER SYSTEM SET log_statement = \'all\'');
	$node->reload;
	$hub->safe_psql('postgres', 'SELECT budget_wan, rule_weighted_score FROM ledger.department_total');
	$node->safe_psql('postgres', 'ALTER SYSTEM RESET log_statement');
	$node->reload;
	like(substr(slurp_file($node->logfile), $offset),
		qr/ FROM ledger\.project_score WHERE \(\(department_code = /, 'scores for the totals of departments');
}

# One machine is asked where the project is known, and for an update.
my @remote = remote_sql("SELECT * FROM ledger.project_score WHERE project_code = 'P1'");
is(scalar(@remote), 1, 'a project is looked for on one machine');
@remote = remote_sql("UPDATE ledger.funding SET executed = executed + '1元' WHERE project_code = 'P1'");
is(scalar(@remote), 1, 'and updated on one');
like($remote[0], qr/^UPDATE ledger\.funding SET executed = \(executed OPERATOR\(public\.\+\) '0\.0001'/, 'by an UPDATE sent there');

# What is not sent, as the page says.
is_remote('SELECT sum(executed) FROM ledger.funding', qr/^SELECT executed FROM ledger\.funding$/,
	'not sent: an aggregate over rows of several machines');
is_remote("SELECT executed FROM ledger.funding WHERE coalesce(executed, '0') > '1'", qr/^SELECT executed FROM ledger\.funding$/,
	'not sent: a condition on coalesce');
is_remote('SELECT executed FROM ledger.funding ORDER BY executed DESC LIMIT 3',
	qr/^SELECT executed FROM ledger\.funding(?! LIMIT)/, 'not sent: LIMIT');
foreach my $i (1, 2)
{
	$hub->safe_psql('postgres', "ALTER SERVER data$i OPTIONS (DROP extensions)");
}
is_remote("SELECT executed FROM ledger.funding WHERE executed > '5万元'",
	qr/^SELECT executed FROM ledger\.funding$/, "not sent without extensions 'perfeval': a condition");

# After an upgrade: the hub's own views come back.
$hub->safe_psql('postgres', "SELECT refresh_ledger_views('ledger'); DROP SCHEMA ledger_parts CASCADE");
same_answers("without extensions 'perfeval', views renewed");

# All views, and the report, are those of one machine.
sub same_answers
{
	my ($what) = @_;

	foreach my $view (@views)
	{
		my $sql = "SELECT t::text FROM ledger.\"$view\" t ORDER BY t::text COLLATE \"C\"";
		my $expected = $hub->safe_psql('single', $sql);

		is(difference($expected, $hub->safe_psql('postgres', $sql)), '', "$what: $view");
	}
	my $report = "SELECT report_html('ledger', 2022, '303')";
	is($hub->safe_psql('postgres', $report), $hub->safe_psql('single', $report), "$what: the report");
}

# The statements that a query sends to the data machines.
sub remote_sql
{
	my ($sql) = @_;

	return $hub->safe_psql('postgres',
		"SET enable_partitionwise_aggregate = on; SET enable_partitionwise_join = on; EXPLAIN (VERBOSE, COSTS OFF) $sql")
	  =~ /Remote SQL: ([^\n]*)/g;
}

# Each of both machines is sent one statement, and it is like this.
sub is_remote
{
	my ($sql, $expected, $what) = @_;
	my @sent = remote_sql($sql);

	is(scalar(@sent), 2, "$what: both machines are asked");
	like($_, $expected, $what) foreach @sent;
}

done_testing();
