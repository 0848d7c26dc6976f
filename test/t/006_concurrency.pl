# Many sessions at once: creating ledgers, loading files of different departments,
# editing and reading.  No lost update, no deadlock, no error that is not a plain
# refusal.
use strict;
use warnings;

use POSIX ();
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Perfeval::Test;

my $sessions = 12;
my $files = PostgreSQL::Test::Utils::tempdir;
my $node = new_node('main', conf => "deadlock_timeout = 100ms\nlog_lock_waits = on\n");
$node->safe_psql('postgres', 'CREATE EXTENSION perfeval');

# Run one script per session, all at once; return what each printed.
sub run_at_once
{
	my (@scripts) = @_;
	my @pids;

	foreach my $i (0 .. $#scripts)
	{
		my $file = "$files/$i";

		unlink $file;
		append_to_file($file, $scripts[$i]);
		my $pid = fork // die "fork: $!";
		if ($pid == 0)
		{
			open(STDOUT, '>', "$file.out") && open(STDERR, '>&', \*STDOUT) || POSIX::_exit(1);
			exec('psql', '-XqAtd', $node->connstr('postgres'), '-v', 'VERBOSITY=sqlstate', '-f', $file)
			  or POSIX::_exit(1);
		}
		push @pids, $pid;
	}
	waitpid($_, 0) foreach @pids;
	return map { slurp_file("$files/$_.out") } 0 .. $#scripts;
}

# Creating: in each round one wins and the others are refused with 42P07.
foreach my $round (1 .. 5)
{
	my @answers = run_at_once(("SELECT create_ledger('race$round');\n") x $sessions);

	is(scalar(grep { $_ eq "\n" } @answers), 1, "round $round: one session creates the ledger");
	is(scalar(grep { /ERROR:  42P07$/m } @answers), $sessions - 1, "round $round: the others are refused");
}
my @answers = run_at_once(map { "SELECT create_ledger('ledger$_');\n" } 1 .. $sessions);
is(join('', @answers), "\n" x $sessions, 'ledgers of different names do not hinder one another');

# Renewing views at once, while others read each of them.
my $read_all = join('',
	map { "SELECT count(*) FROM ledger1.\"$_\";\n" } split(/\n/,
		$node->safe_psql('postgres',
			"SELECT relname FROM pg_class WHERE relnamespace = 'ledger1'::regnamespace AND relkind = 'v'")));
@answers = run_at_once(
	("SELECT refresh_ledger_views('ledger1');\n" x 6) x ($sessions / 2),
	($read_all x 3) x ($sessions / 2));
unlike(join('', @answers), qr/ERROR/, 'views are renewed and read at once');

# Renewing views while dumps run: neither fails, whether there is nothing to do or
# a view to replace, and a dump that was made meanwhile comes back.
my $dump = "$files/dump.sql";
my @dumps = map { run_in_background('pg_dump', '-n', 'ledger1', '-f', "$dump.$_", $node->connstr('postgres')) } 1 .. 3;
my @failures;
foreach my $i (1 .. 6)
{
	my $change = $i % 2 ? '' : 'ALTER VIEW ledger1.department_total RESET (security_invoker);';

	push @failures, grep { !/^no error/ } psql_error($node, 'postgres', "$change SELECT refresh_ledger_views('ledger1')");
}
is(join("\n", @failures), '', 'views are renewed while dumps run');
is(join(' ', map { waitpid($_, 0); $? } @dumps), '0 0 0', 'and the dumps succeed');
$node->safe_psql('postgres', 'CREATE DATABASE dumped');
$node->safe_psql('dumped', 'CREATE EXTENSION perfeval');
$node->command_ok([ 'psql', '-Xq', '-v', 'ON_ERROR_STOP=1', '-o', '/dev/null', '-f', "$dump.$_", '-d', $node->connstr('dumped') ], "dump $_ comes back"),
  $node->safe_psql('dumped', 'SET client_min_messages = error; DROP SCHEMA ledger1 CASCADE')
  foreach 1 .. 3;

sub run_in_background
{
	my (@command) = @_;
	my $pid = fork // die "fork: $!";

	return $pid if $pid;
	exec(@command) or POSIX::_exit(1);
}

# Keeping scores and computing them again, at once, while others read and write.
create_ledger_example($node, 'postgres', 'kept', 'xinzhou-2022');
@answers = run_at_once(
	("SELECT keep_scores('kept'); SELECT live_scores('kept');\n" x 4) x 2,
	"SELECT pg_sleep(0.3); SELECT refresh_ledger_views('kept');\n" x 4,
	("SELECT count(*) FROM kept.review_finding; SELECT count(*) FROM kept.department_total, kept.project_score;\n" x 20) x 3,
	"BEGIN; UPDATE kept.indicator SET self_points = self_points; UPDATE kept.project SET name = name; COMMIT;\n" x 40,
	"BEGIN; UPDATE kept.project SET name = name; UPDATE kept.scheme SET name = name; COMMIT;\n" x 40);
unlike(join('', @answers), qr/ERROR|FATAL/, 'scores are kept, and are not any more, while others read and write');

# Others are answered while keeping waits for a reader, and it gives up when it is told to.
my $reader = $node->background_psql('postgres');
foreach my $call ("keep_scores('kept')", "live_scores('kept')")
{
	$reader->query_safe('BEGIN; SELECT count(*) FROM kept.project_score');
	like(psql_error($node, 'postgres', "SET lock_timeout = '1ms'; SELECT $call"), qr/^55P03: ledger kept is in use/,
		"$call gives up where somebody reads");
	my $pid = run_in_background('psql', '-XqAtd', $node->connstr('postgres'), '-o', '/dev/null', '-c', "SELECT $call");
	my $read = "SET statement_timeout = '5s'; SELECT count(*) > 0 FROM kept.project_score; SELECT count(*) > 0 FROM kept.review_finding;";
	is(join(' ', map { $node->safe_psql('postgres', $read) } 1 .. 5), join(' ', ("t\nt") x 5), "$call waits, others read on");
	$reader->query_safe('COMMIT');
	waitpid($pid, 0);
	is($?, 0, 'and is done then');
}
$reader->quit;

# Loading: each session its department, file after file, with a reader between.
$node->safe_psql('postgres',
	"SELECT create_ledger('load'); INSERT INTO load.department VALUES ('root', '上级', NULL)");
my $projects = 40;
my $loads = 10;
@answers = run_at_once(map { load_sql($_) } 1 .. $sessions);
unlike(join('', @answers), qr/ERROR/, 'every session loads its files');
is($node->safe_psql('postgres',
		"SELECT projects, budget_wan, executed_wan FROM load.department_total WHERE department_code = 'root' ORDER BY fiscal_year LIMIT 1"),
	join('|', $sessions * $projects, sprintf('%.2f', $sessions * 820), sprintf('%.2f', $sessions * 410)),
	'the total above all departments is the sum of what was loaded');
is($node->safe_psql('postgres',
		'SELECT count(*), count(DISTINCT (projects, budget_wan, executed_wan)) FROM load.department_total WHERE parent_code IS NOT NULL'),
	$sessions * $loads . '|1', 'each department has its own, each year');

# For project i of 1 to 40: budget i, executed i/2, in 万元; 820 and 410 in all.
sub load_sql
{
	my ($department) = @_;
	my $sql = "INSERT INTO load.department VALUES ('d$department', '部门$department', 'root');\n";

	foreach my $year (2001 .. 2000 + $loads)
	{
		$sql .= "BEGIN;\nCOPY load.project (fiscal_year, project_code, name, department_code) FROM STDIN;\n";
		$sql .= "$year\td$department-$_\t项目\td$department\n" foreach 1 .. $projects;
		$sql .= "\\.\nCOPY load.funding (fiscal_year, project_code, source, initial_budget, executed) FROM STDIN;\n";
		$sql .= "$year\td$department-$_\t财政\t$_\t" . $_ / 2 . "\n" foreach 1 .. $projects;
		$sql .= "\\.\nCOMMIT;\nSELECT count(*) FROM load.department_total;\n";
	}
	return $sql;
}

# Editing one row from all sessions: each addition counts.
@answers = run_at_once((<<'SQL' x 50) x $sessions);
UPDATE load.funding SET executed = executed + '0.01元' WHERE fiscal_year = 2001 AND project_code = 'd1-1';
SQL
is($node->safe_psql('postgres',
		"SELECT yuan(executed) FROM load.funding WHERE fiscal_year = 2001 AND project_code = 'd1-1'"),
	'5006.00', 'no update is lost: 5000 元 and 600 times 1 分');

my $log = slurp_file($node->logfile);
unlike($log, qr/deadlock detected/, 'no deadlock');
unlike($log, qr/XX000|tuple concurrently|terminated by signal/, 'no internal error');

done_testing();
