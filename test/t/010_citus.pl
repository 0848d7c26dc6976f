# A ledger distributed by Citus as docs/scale-out.md tells: a coordinator and two
# workers answer as one machine with the same rows; conditions, scoring and sums
# run on the workers.  Skipped where Citus is not installed.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Perfeval::Test;

my ($sharedir) = run_command([ $ENV{PG_CONFIG}, '--sharedir' ]);
plan skip_all => 'Citus is not installed' unless -e "$sharedir/extension/citus.control";

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
$coordinator->safe_psql('postgres', doc_block('scale-out.md', 'citus ledger'));

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
	$coordinator->safe_psql($dbname, $departments);
	$coordinator->safe_psql($dbname, slurp_file("$root/test/t/scale_out.sql"));
}
is($coordinator->safe_psql('postgres', "SELECT count(DISTINCT nodename || nodeport) FROM citus_shards WHERE table_name = 'ledger.project'::regclass"),
	'2', 'both workers hold projects');
like(psql_error($coordinator, 'postgres', "INSERT INTO ledger.funding VALUES (2023, 'nowhere', '财政拨款')"),
	qr/^23503: /, 'funding without a project is refused');

same_answer($_) foreach 'project_score', 'indicator_score', 'project_execution', 'review_indicator',
  'allocation_total', 'project_year_on_year', 'indicator_monitor', 'project_monitor', '项目支出绩效自评表';

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

$coordinator->safe_psql('postgres', doc_block('scale-out.md', 'citus scores'));
same_answer($_) foreach 'project_score', 'department_total', 'department_year_on_year', '部门绩效汇总表';

# A view answers as that of one machine.
sub same_answer
{
	my ($view) = @_;
	my $sql = "SELECT t::text FROM ledger.\"$view\" t ORDER BY t::text COLLATE \"C\"";

	is(difference($coordinator->safe_psql('single', $sql), $coordinator->safe_psql('postgres', $sql)), '', $view);
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
