# The server is killed in the middle of loads, at moments spread over the load:
# what was reported as committed is there after recovery, whole, and of the rest
# nothing.  fsync is off: this is the crash of a process, not of a machine.
# PERFEVAL_CRASHES is the number of kills (100).
use strict;
use warnings;

use POSIX ();
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(usleep time);
use Perfeval::Test;

my $crashes = $ENV{PERFEVAL_CRASHES} // 100;
my $projects = 200;
my $indicators = 10;
my $files = PostgreSQL::Test::Utils::tempdir;
my $node = new_node('main', conf => "checkpoint_timeout = 30s\nwal_level = replica\n");

$node->safe_psql('postgres',
	"CREATE EXTENSION perfeval; CREATE EXTENSION amcheck; SELECT create_ledger('ledger');"
	  . "INSERT INTO ledger.department VALUES ('d', '部门', NULL)");

# One load of a whole file: three COPYs in a transaction, for the batch-th year.
sub batch_sql
{
	my ($batch) = @_;
	my $year = 1949 + $batch;
	my $sql = "BEGIN;\nCOPY ledger.project (fiscal_year, project_code, name, department_code) FROM STDIN;\n";

	$sql .= "$year\tP$_\t项目$_\td\n" foreach 1 .. $projects;
	$sql .= "\\.\nCOPY ledger.funding (fiscal_year, project_code, source, initial_budget, executed) FROM STDIN;\n";
	$sql .= "$year\tP$_\t财政资金\t$_万元\t${_}0.5元\n" foreach 1 .. $projects;
	$sql .= "\\.\nCOPY ledger.indicator (fiscal_year, project_code, seq, target, actual, full_mark) FROM STDIN;\n";
	foreach my $project (1 .. $projects)
	{
		$sql .= "$year\tP$project\t$_\t≥$_%\t$project%\t9\n" foreach 1 .. $indicators;
	}
	return "$sql\\.\nCOMMIT;\n\\echo committed $year\n";
}

my ($committed, $killed_inside, $lost, $half) = (0, 0, 0, 0);
my (%reported, $batch, $duration);

# How long does one load take?  The kills are spread over that and a little more.
$node->safe_psql('postgres', batch_sql($batch = 1));
my $start = time;
$node->safe_psql('postgres', batch_sql(++$batch));
$duration = time - $start;
$reported{1949 + $_} = 1 foreach 1 .. $batch;

foreach my $crash (1 .. $crashes)
{
	my $file = "$files/load";
	PostgreSQL::Test::Utils::append_to_file($file, batch_sql(++$batch));
	my $load = fork // die "fork: $!";
	if ($load == 0)
	{
		open(STDOUT, '>', "$file.out") && open(STDERR, '>', "$file.err") || POSIX::_exit(1);
		exec('psql', '-Xqd', $node->connstr('postgres'), '-v', 'ON_ERROR_STOP=1', '-f', $file)
		  or POSIX::_exit(1);
	}

	# Moments in a shuffled order, the same in each run.
	my $delay = $duration * 1.3 * (($crash * 37) % $crashes) / $crashes;
	usleep(1e6 * $delay);
	kill_server($node);
	waitpid($load, 0);
	unlink $file;
	my $output = slurp_file("$file.out");
	$reported{$1} = 1 while $output =~ /committed (\d+)/g;
	$killed_inside++ if $output !~ /committed/;
	# Loads take longer or shorter as the machine has other work.
	$duration *= 1.2 if $delay > $duration && $output !~ /committed/;
	$duration *= 0.9 if $delay < $duration && $output =~ /committed/;

	$node->start;
	my %found = map { split(/\|/, $_, 2) } split(/\n/, $node->safe_psql('postgres', <<'SQL'));
SELECT y, (SELECT count(*) FROM ledger.project WHERE fiscal_year = y) || '|' ||
	(SELECT count(*) || '|' || coalesce(sum(executed), '0') FROM ledger.funding WHERE fiscal_year = y) || '|' ||
	(SELECT count(*) FROM ledger.indicator WHERE fiscal_year = y)
FROM (SELECT fiscal_year FROM ledger.project UNION SELECT fiscal_year FROM ledger.funding UNION SELECT fiscal_year FROM ledger.indicator) AS years (y)
SQL

	# A half file is not what one load writes; sum of 10i+0.5 元 for i to 200.
	my $whole = join('|', $projects, $projects, '20.11', $projects * $indicators);
	$lost += grep { !defined $found{$_} } keys %reported;
	$half += grep { $_ ne $whole } values %found;
	# A load whose COMMIT was written but not reported yet may stand; it is whole.
	$reported{$_} = 1 foreach keys %found;
}

cmp_ok($killed_inside, '>', $crashes / 4, "of $crashes kills many hit a load ($killed_inside)");
cmp_ok($killed_inside, '<', $crashes, 'and some came after the commit');
is($lost, 0, 'every committed file is there');
is($half, 0, 'no half file is there');
is($node->safe_psql('postgres',
		'SELECT count(*) - sum(1) FILTER (WHERE projects = 200 AND executed_wan = 20.11) FROM ledger.department_total'),
	'0', 'the views answer from what is there');
is($node->safe_psql('postgres',
		"SELECT count(bt_index_check(c.oid, true)) > 0 FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid"
		  . " WHERE c.relnamespace = 'ledger'::regnamespace"),
	't', 'indexes are sound');
note("$crashes kills, $killed_inside in a load, " . keys(%reported) . ' files there');

done_testing();
