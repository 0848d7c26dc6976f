# A ledger over three clusters by postgres_fdw (docs/scale-out.md) answers as one
# on a single machine, and what can be done on the machines is done there.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Perfeval::Test;

my $coordinator = new_node('coordinator');
my @machines = map { new_node("machine_$_") } 0 .. 2;

# The single machine: real projects and many made ones.
$coordinator->safe_psql('postgres', 'CREATE DATABASE single');
$coordinator->safe_psql('single', 'CREATE EXTENSION perfeval');
create_ledger_example($coordinator, 'single', 'ledger', 'panzhihua-2024');
$coordinator->safe_psql('single', <<'SQL');
SET search_path = ledger, public;
INSERT INTO department SELECT 'd' || i, '部门' || i, CASE WHEN i > 4 THEN 'd' || i / 4 END FROM generate_series(1, 20) AS i;
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code)
SELECT y, 'P' || i, '项目' || i, 'd' || 1 + i % 20, 'default' FROM generate_series(1, 150) AS i, generate_series(2023, 2024) AS y;
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed)
SELECT fiscal_year, project_code, '财政' || s, ((length(name) * 7919 + hashtext(project_code || s) % 1000 + 1000)::numeric / 100)::wanyuan,
	CASE WHEN hashtext(project_code) % 9 > 0 THEN ((1000 + hashtext(project_code || s) % 900)::numeric / 100)::wanyuan END
FROM project, generate_series(1, 2) AS s WHERE project_code LIKE 'P%';
INSERT INTO indicator (fiscal_year, project_code, seq, level1, target, actual, full_mark, self_points)
SELECT fiscal_year, project_code, s, (ARRAY['产出指标', '效益指标', '满意度指标'])[s % 3 + 1],
	(ARRAY['≥95%', '=12个月', '≤60分钟', '90%-95%', '稳步提高', '≥110万人'])[abs(hashtext(project_code || s)) % 6 + 1]::perf_target,
	(ARRAY['94.5%', '1年', '大于1小时', '一小时以内', '达成预期指标', '109.17万人', '600余人次'])[abs(hashtext(s || project_code)) % 7 + 1]::perf_value,
	9, 9 - abs(hashtext(project_code)) % 4
FROM project, generate_series(1, 10) AS s WHERE project_code LIKE 'P%';
ANALYZE;
SQL

# The machines and the coordinator, as the guide says.
my @servers;
$coordinator->safe_psql('postgres', 'CREATE EXTENSION perfeval; CREATE EXTENSION postgres_fdw');
foreach my $i (0 .. $#machines)
{
	my ($host, $port) = ($machines[$i]->host, $machines[$i]->port);

	$machines[$i]->safe_psql('postgres', "CREATE EXTENSION perfeval; SELECT create_ledger('ledger')");
	push @servers, "machine_$i";
	$coordinator->safe_psql('postgres', <<"SQL");
CREATE SERVER machine_$i FOREIGN DATA WRAPPER postgres_fdw
OPTIONS (host '$host', port '$port', dbname 'postgres', extensions 'perfeval', batch_size '1000', fetch_size '10000', use_remote_estimate 'true');
CREATE USER MAPPING FOR CURRENT_USER SERVER machine_$i OPTIONS (user '@{[ scalar getpwuid($<) ]}');
SQL
}
$coordinator->command_ok(
	[
		'psql', '-Xq', '-v', 'schema=ledger', '-v', 'servers={' . join(',', @servers) . '}',
		'-f', "$root/examples/scale-out-fdw.sql", '-o', '/dev/null', '-d', $coordinator->connstr('postgres')
	],
	'the example sets the coordinator up');

# Departments and schemes go everywhere, the rest through the coordinator.
my $dump = PostgreSQL::Test::Utils::tempdir . '/dump';
foreach my $node ($coordinator, @machines)
{
	$node->safe_psql('postgres',
		'DELETE FROM ledger.scheme_item; DELETE FROM ledger.scheme_part; DELETE FROM ledger.scheme; DELETE FROM ledger.review_rule');
	copy_tables($node, 'department', 'scheme', 'scheme_part', 'scheme_item', 'scheme_parameter', 'review_rule');
}
copy_tables($coordinator, 'project', 'funding', 'indicator', 'allocation', 'account_line');

sub copy_tables
{
	my ($node, @tables) = @_;

	foreach my $table (@tables)
	{
		my $columns = $coordinator->safe_psql('single',
			"SELECT string_agg(attname, ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'ledger.$table'::regclass AND attnum > 0");

		unlink $dump;
		$coordinator->safe_psql('single', "COPY (SELECT $columns FROM ledger.$table) TO '$dump'");
		$node->safe_psql('postgres', "COPY ledger.$table ($columns) FROM '$dump'");
	}
}
my @held = map { $_->safe_psql('postgres', 'SELECT count(*) FROM ledger.project') } @machines;
is($held[0] + $held[1] + $held[2], $coordinator->safe_psql('single', 'SELECT count(*) FROM ledger.project'),
	'each project is on one machine');
cmp_ok((sort { $a <=> $b } @held)[0], '>', 50, "and each machine has its share (@held)");
$_->safe_psql('postgres', 'ANALYZE') foreach @machines;
$coordinator->safe_psql('postgres', 'ALTER DATABASE postgres SET enable_partitionwise_aggregate = on');
$coordinator->safe_psql('postgres', 'ALTER DATABASE postgres SET enable_partitionwise_join = on');
$coordinator->safe_psql('postgres', 'ANALYZE ledger.project, ledger.funding, ledger.indicator');

# Every view answers as on the single machine.
my $views = $coordinator->safe_psql('single', "SELECT string_agg(relname, '|') FROM pg_class WHERE relnamespace = 'ledger'::regnamespace AND relkind = 'v'");
my @expected = grep { /^ledger\."?($views)"?\|/ } split(/\n/, digest($coordinator, 'single'));
my @answers = grep { /^ledger\."?($views)"?\|/ } split(/\n/, digest($coordinator, 'postgres'));
cmp_ok(scalar(@expected), '>=', 18, 'there are views to compare');
is(difference(join("\n", @expected), join("\n", @answers)), '', 'every view answers as on a single machine');

# Queries whose work is done on the machines.
my @queries = (
	[
		'a filter on amounts', 'SELECT count(*), sum(executed) FROM ledger.funding WHERE executed > \'1200元\'',
		qr/Remote SQL: SELECT .*WHERE \(\(executed OPERATOR\(public\.>\) '0\.12'(::public\.wanyuan)?\)\)/
	],
	[
		'a filter on targets', "SELECT count(*) FROM ledger.indicator WHERE actual <@ target AND target = '≥95%'",
		qr/Remote SQL: SELECT .*\(actual OPERATOR\(public\.<\@\) target\)/
	],
	[
		'sums per project', 'SELECT project_code, sum(executed), avg(executed), max(initial_budget) FROM ledger.funding GROUP BY project_code',
		qr/Remote SQL: SELECT project_code, public\.sum\(executed\), public\.avg\(executed\), public\.max\(initial_budget\) FROM ledger\.funding GROUP BY /
	],
	[
		'scores per project',
		'SELECT project_code, fiscal_year, sum(perf_score(actual, target, full_mark)) FROM ledger.indicator GROUP BY fiscal_year, project_code',
		qr/Remote SQL: SELECT project_code, fiscal_year, public\.sum\(public\.perf_score\(actual, target, full_mark, .*\)\) FROM ledger\.indicator GROUP BY /
	],
	[
		'a join of a project with its funding',
		'SELECT p.project_code, p.department_code, sum(f.executed) FROM ledger.project p JOIN ledger.funding f USING (fiscal_year, project_code) GROUP BY 1, 2',
		qr/Remote SQL: SELECT r\d+\.project_code, r\d+\.department_code, public\.sum\(r\d+\.executed\) FROM \(ledger\.project r\d+ INNER JOIN ledger\.funding r\d+/
	],
	[
		'one project', "SELECT count(*), sum(executed) FROM ledger.funding WHERE project_code = 'P7'",
		qr/^(?!.*Remote SQL.*Remote SQL).*Remote SQL: SELECT .*\(project_code = 'P7'/s
	]);
foreach my $query (@queries)
{
	my ($what, $sql, $plan) = @$query;

	like($coordinator->safe_psql('postgres', "EXPLAIN (VERBOSE, COSTS OFF) $sql"), $plan, "$what: on the machines");
	is(join("\n", sort { $a cmp $b } split(/\n/, $coordinator->safe_psql('postgres', $sql))),
		join("\n", sort { $a cmp $b } split(/\n/, $coordinator->safe_psql('single', $sql))),
		"$what: the same answer");
}

# Scoring on the machines: their views give one row a project.
my $totals = 'SELECT department_code, fiscal_year, count(*), sum(full_year_budget_wan), sum(executed_wan), round(avg(rule_total_points), 3), round(avg(self_total_points), 3) FROM ledger.%s GROUP BY 1, 2 ORDER BY 1, 2';
is($coordinator->safe_psql('postgres', sprintf($totals, 'project_score_by_machine')),
	$coordinator->safe_psql('single', sprintf($totals, 'project_score')), 'totals of what each machine scored: the same');
my $rows = $coordinator->safe_psql('postgres', 'EXPLAIN (ANALYZE, VERBOSE, COSTS OFF, TIMING OFF) ' . sprintf($totals, 'project_score_by_machine'));
my $travelled = 0;
$travelled += $_ foreach $rows =~ /Foreign Scan on ledger\.project_score_by_machine_\d.*?rows=(\d+)/g;
is($travelled, $coordinator->safe_psql('single', 'SELECT count(*) FROM ledger.project'), 'one row a project travelled, of ten times as many indicators');

# Writing through the coordinator.
$coordinator->safe_psql('postgres', "UPDATE ledger.funding SET executed = executed + '1元' WHERE project_code = 'P7' AND fiscal_year = 2024");
$coordinator->safe_psql('single', "UPDATE ledger.funding SET executed = executed + '1元' WHERE project_code = 'P7' AND fiscal_year = 2024");
my $p7 = "SELECT * FROM ledger.project_execution WHERE project_code = 'P7' ORDER BY fiscal_year";
is($coordinator->safe_psql('postgres', $p7), $coordinator->safe_psql('single', $p7), 'an update reaches the machine');
like(psql_error($coordinator, 'postgres', "INSERT INTO ledger.project (fiscal_year, project_code, name, department_code) VALUES (2024, 'P7', 'x', 'd1')"),
	qr/^23505/, 'a second project of the same code is refused by its machine');
like(psql_error($coordinator, 'postgres', "INSERT INTO ledger.funding (fiscal_year, project_code, source) VALUES (2024, 'nowhere', 'x')"),
	qr/^23503/, 'and funding of no project');

done_testing();
