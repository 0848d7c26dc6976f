# Kept scores through every door that a statement in one session does not open:
# other sessions and isolation levels, COPY, a crash, a dump, a replica, changes of
# another server, partitions, restores that switch triggers off.
use strict;
use warnings;

use IPC::Run;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Perfeval::Test;

my $node = new_node('main', allows_streaming => 'logical',
	conf => "max_worker_processes = 16\nfsync = on\nsynchronous_commit = on\n");
my $fill = <<'SQL';
INSERT INTO l.department VALUES ('1', '甲', NULL), ('2', '乙', '1');
INSERT INTO l.project (fiscal_year, project_code, name, department_code, scheme_code)
SELECT 2024, 'p' || n, '项目' || n, (1 + n % 2)::text, 'default' FROM generate_series(1, 20) AS n;
INSERT INTO l.funding (fiscal_year, project_code, source, initial_budget, executed)
SELECT fiscal_year, project_code, '财政', '10', '9' FROM l.project;
INSERT INTO l.indicator (fiscal_year, project_code, seq, level1, target, actual, full_mark, self_points)
SELECT fiscal_year, project_code, s, '产出指标', '≥95%', '90%', 45, 40 FROM l.project, generate_series(1, 2) AS s;
SQL

sub ledger
{
	my ($on, $database) = @_;

	$on->safe_psql($database, "CREATE EXTENSION perfeval; SELECT create_ledger('l'); $fill SELECT keep_scores('l')");
}

# What the views of a ledger answer, and what they answer when live.
sub answers
{
	my ($on, $database) = @_;

	return $on->safe_psql($database, <<'SQL');
SELECT 'score', s::text FROM l.project_score s UNION ALL SELECT 'total', t::text FROM l.department_total t
	UNION ALL SELECT 'finding', f::text FROM l.review_finding f ORDER BY 1, 2
SQL
}

sub live_answers
{
	my ($on, $database) = @_;
	my $answers = $on->safe_psql($database, <<'SQL');
BEGIN;
DO $$ BEGIN PERFORM live_scores('l'); END $$;
SELECT 'score', s::text FROM l.project_score s UNION ALL SELECT 'total', t::text FROM l.department_total t
	UNION ALL SELECT 'finding', f::text FROM l.review_finding f ORDER BY 1, 2;
ROLLBACK;
SQL
	return $answers;
}

sub is_right
{
	my ($what, $on, $database) = @_;

	($on, $database) = ($on // $node, $database // 'postgres');
	is(difference(answers($on, $database), live_answers($on, $database)), '', "$what: right");
}

sub serves
{
	my ($on, $database) = @_;

	return ($on // $node)->safe_psql($database // 'postgres',
		"SELECT kept_generation('l.kept_state', false) IS NOT NULL");
}

sub refresh
{
	return $node->safe_psql('postgres', "SELECT refresh_scores('l')");
}

ledger($node, 'postgres');
is(serves(), 't', 'kept scores serve');
is_right('at first');

# COPY, and a role that only replays what others wrote
$node->safe_psql('postgres', "COPY l.indicator (fiscal_year, project_code, seq, full_mark, self_points) FROM stdin;\n"
	. join('', map { "2024\tp$_\t3\t5\t4\n" } 1 .. 7) . "\\.\n");
is($node->safe_psql('postgres', 'SELECT count(*), count(DISTINCT code) FROM l.kept_stale'), '7|7', 'COPY marks each key once');
is_right('COPY');
is(refresh(), 7, 'these are refreshed');
is_right('and refreshed');
$node->safe_psql('postgres', <<'SQL');
SET session_replication_role = replica;
UPDATE l.indicator SET self_points = 39 WHERE project_code IN ('p1', 'p2');
DELETE FROM l.indicator WHERE project_code = 'p3';
SQL
is($node->safe_psql('postgres', 'SELECT count(DISTINCT code) FROM l.kept_stale'), 3, 'marked though triggers of the origin are off');
is_right('session_replication_role = replica');
is(refresh(), 3, 'refreshed');

# A reader of an older snapshot sees its figures through a refresh; one that reads anew sees new ones.
foreach my $level ('REPEATABLE READ', 'SERIALIZABLE')
{
	my ($stdin, $stdout) = ('', '');
	my $psql = IPC::Run::start([ 'psql', '-XqAt', '-d', $node->connstr('postgres') ],
		'<', \$stdin, '>', \$stdout, '2>&1', my $timeout = IPC::Run::timeout(180));
	my $ask = sub {
		my ($sql) = @_;

		$stdout = '';
		$stdin .= "$sql\n\\echo done\n";
		$psql->pump until $stdout =~ /^done$/m;
		return $stdout =~ s/^done\n//mr =~ s/\n+$//r;
	};
	my $sum = 'SELECT sum(self_indicator_points), sum(rule_indicator_points) FROM l.project_score;';
	my $before = $ask->("BEGIN ISOLATION LEVEL $level; $sum");

	$node->safe_psql('postgres', 'UPDATE l.indicator SET self_points = self_points - 1 WHERE seq = 1');
	is($ask->($sum), $before, "$level: a change is not seen");
	refresh();
	is($ask->($sum), $before, "$level: nor its refresh");
	$node->safe_psql('postgres', 'UPDATE l.indicator SET self_points = self_points - 1 WHERE seq = 2');
	is($ask->($sum), $before, "$level: nor what follows");
	refresh();
	isnt($ask->("COMMIT; $sum"), $before, "$level: the next transaction sees all");
	$stdin .= "\\q\n";
	$psql->finish;
}
is_right('other snapshots');

# Writers that commit while a refresh runs keep their marks.
my @pids;
foreach my $n (1 .. 4)
{
	my $pid = fork // die "fork: $!";
	next if $pid != 0 && push @pids, $pid;
	my $sql = $n > 2 ? "SELECT refresh_scores('l');\n" x 30
	  : join('', map { "UPDATE l.indicator SET self_points = self_points + CASE WHEN self_points < 40 THEN 0.5 ELSE -3 END WHERE project_code = 'p"
		  . (1 + ($_ * $n) % 20) . "';\n" } 1 .. 150);
	my $file = PostgreSQL::Test::Utils::tempdir . "/sql";
	append_to_file($file, $sql);
	open(STDOUT, '>', "$file.out") && open(STDERR, '>&', \*STDOUT);
	exec('psql', '-XqAt', '-v', 'ON_ERROR_STOP=1', '-d', $node->connstr('postgres'), '-f', $file);
}
my $failed = 0;
foreach my $pid (@pids)
{
	waitpid($pid, 0);
	$failed++ if $? != 0;
}
is($failed, 0, 'two writers and two refreshes at once, no error');
is_right('at once');
refresh();
is_right('and refreshed at last');

# A crash in a refresh, before and after its commit.
$node->safe_psql('postgres', "UPDATE l.funding SET executed = '8'");
my ($stdin, $stdout) = ('', '');
my $psql = IPC::Run::start([ 'psql', '-XqAt', '-d', $node->connstr('postgres') ],
	'<', \$stdin, '>', \$stdout, '2>&1', IPC::Run::timeout(180));
$stdin .= "BEGIN; SELECT refresh_scores('l');\n\\echo done\n";
$psql->pump until $stdout =~ /done/;
$node->stop('immediate');
$psql->finish;
$node->start;
is_right('a crash in a refresh');
is(refresh(), 20, 'the marks are still there');
$node->stop('immediate');
$node->start;
is(serves(), 't', 'a crash after a refresh');
is_right('a crash after a refresh');

# Dump and restore, whole and with triggers off.
my $dump = PostgreSQL::Test::Utils::tempdir . '/dump';
$node->safe_psql('postgres', "UPDATE l.indicator SET self_points = 12 WHERE project_code = 'p9'");
$node->command_ok([ 'pg_dump', '-Fc', '-f', $dump, '-d', $node->connstr('postgres') ], 'a dump');
$node->safe_psql('postgres', 'CREATE DATABASE restored');
$node->command_ok([ 'pg_restore', '-e', '-d', $node->connstr('restored'), $dump ], 'is restored');
is_right('restored', $node, 'restored');
is(serves($node, 'restored'), 'f', 'what is kept waits for a refresh');
is($node->safe_psql('restored', "SELECT refresh_scores('l')"), 20, 'which computes everything');
is(serves($node, 'restored'), 't', 'then it serves');
$node->safe_psql('restored', "UPDATE l.indicator SET self_points = 13 WHERE project_code = 'p9'");
is_right('restored, refreshed and changed', $node, 'restored');
$node->command_ok([ 'pg_dump', '-a', '-t', 'l.monthly_execution', '--disable-triggers', '-f', "$dump.data", '-d', $node->connstr('postgres') ],
	'rows alone');
$node->safe_psql('restored', "SELECT refresh_scores('l')");
$node->command_ok([ 'psql', '-Xq', '-v', 'ON_ERROR_STOP=1', '-d', $node->connstr('restored'), '-f', "$dump.data" ], 'with triggers off');
is(serves($node, 'restored'), 'f', 'are not trusted to have been seen');
$node->safe_psql('restored', "SELECT refresh_scores('l')");
is(serves($node, 'restored'), 't', 'until a refresh');

# A trigger that is off while a row is written, and on again as it was, in between.
$node->safe_psql('postgres', "SELECT refresh_scores('l')");
$node->safe_psql('postgres', $_)
  foreach 'ALTER TABLE l.indicator DISABLE TRIGGER _kept_update', "UPDATE l.indicator SET self_points = 2 WHERE project_code = 'p4'",
  'ALTER TABLE l.indicator ENABLE ALWAYS TRIGGER _kept_update';
is(serves(), 'f', 'a trigger that was off is noticed');
is_right('a trigger that was off');
refresh();
is(serves(), 't', 'and made good');
is_right('refreshed');

# Above READ COMMITTED a snapshot may be older than the triggers.
like(psql_error($node, 'postgres', "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT keep_scores('l')"),
	qr/^25001/, 'keep_scores refuses an older snapshot');

# Partitions: written to directly, attached later, detached.
$node->safe_psql('postgres', 'CREATE DATABASE parts');
$node->safe_psql('parts', <<"SQL");
CREATE EXTENSION perfeval;
SELECT create_ledger('l');
$fill
CREATE TABLE l.plain AS TABLE l.monthly_execution;
SQL
$node->safe_psql('parts', <<'SQL');
ALTER TABLE l.monthly_execution RENAME TO year_2024;
ALTER TABLE l.year_2024 RENAME CONSTRAINT monthly_execution_unique TO year_2024_unique;
DO $$
DECLARE
	view record;
BEGIN
	FOR view IN SELECT relname FROM pg_class WHERE relnamespace = 'l'::regnamespace AND relkind = 'v' LOOP
		EXECUTE format('DROP VIEW IF EXISTS l.%I CASCADE', view.relname);
	END LOOP;
END $$;
CREATE TABLE l.monthly_execution (LIKE l.year_2024 INCLUDING ALL) PARTITION BY LIST (fiscal_year);
ALTER TABLE l.monthly_execution ATTACH PARTITION l.year_2024 FOR VALUES IN (2024);
SELECT refresh_ledger_views('l');
SELECT keep_scores('l');
INSERT INTO l.monthly_execution SELECT 2024, project_code, 5, '5' FROM l.project WHERE project_code < 'p2';
INSERT INTO l.year_2024 SELECT 2024, project_code, 6, '4' FROM l.project WHERE project_code < 'p2';
SQL
is_right('partitions, written to directly', $node, 'parts');
is($node->safe_psql('parts', 'SELECT count(*) FROM l.review_finding WHERE rule = \'cumulative_falls\''), 11, 'what was written is seen');
$node->safe_psql('parts', "SELECT refresh_scores('l')");
$node->safe_psql('parts', <<'SQL');
INSERT INTO l.project (fiscal_year, project_code, name, department_code) VALUES (2025, 'x', '新', '1');
CREATE TABLE l.year_2025 (LIKE l.year_2024 INCLUDING ALL);
INSERT INTO l.year_2025 VALUES (2025, 'x', 5, '5'), (2025, 'x', 6, '4');
SELECT refresh_scores('l');
ALTER TABLE l.monthly_execution ATTACH PARTITION l.year_2025 FOR VALUES IN (2025);
SQL
is_right('a partition attached', $node, 'parts');
$node->safe_psql('parts', "SELECT refresh_scores('l')");
is(serves($node, 'parts'), 't', 'and watched');
$node->safe_psql('parts', "UPDATE l.year_2025 SET executed = '3' WHERE month = 6");
is_right('written to directly', $node, 'parts');
$node->safe_psql('parts', "SELECT refresh_scores('l'); ALTER TABLE l.monthly_execution DETACH PARTITION l.year_2025");
is_right('a partition detached', $node, 'parts');
$node->safe_psql('parts', "SELECT live_scores('l')");
is($node->safe_psql('parts', "SELECT count(*) FROM pg_trigger WHERE tgname LIKE '\\_kept%' AND tgrelid <> 'l.year_2025'::regclass"),
	0, 'no trigger is left on what belongs to the ledger');

# A ledger in a schema that is renamed, written to by a session that has marked before.
$node->safe_psql('restored', <<'SQL');
UPDATE l.indicator SET self_points = 14 WHERE project_code = 'p9';
ALTER SCHEMA l RENAME TO l2;
UPDATE l2.indicator SET self_points = 15 WHERE project_code = 'p9';
SELECT refresh_scores('l2');
ALTER SCHEMA l2 RENAME TO l;
SQL
is_right('renamed and back', $node, 'restored');

# A replica answers from what is kept; the changes of another server are seen.
$node->backup('base');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($node, 'base', has_streaming => 1);
$standby->start;
$node->safe_psql('postgres', "UPDATE l.indicator SET self_points = 21 WHERE project_code = 'p7'");
$node->wait_for_catchup($standby);
is(serves($standby), 't', 'a standby reads what is kept');
is(difference(answers($standby, 'postgres'), live_answers($node, 'postgres')), '', 'and what was written since');
$standby->stop;

my $subscriber = new_node('subscriber', allows_streaming => 'logical', conf => "max_worker_processes = 16\n");
$subscriber->safe_psql('postgres', "CREATE EXTENSION perfeval; SELECT create_ledger('l')");
my $tables = $node->safe_psql('postgres', "SELECT string_agg('l.' || t, ', ') FROM ledger_tables() AS t");
$subscriber->safe_psql('postgres', "TRUNCATE $tables");
$node->safe_psql('postgres', 'CREATE PUBLICATION everything FOR ALL TABLES');
$subscriber->safe_psql('postgres', "CREATE SUBSCRIPTION everything CONNECTION '" . ($node->connstr('postgres') =~ s/'/''/gr)
	  . "' PUBLICATION everything");
$subscriber->wait_for_subscription_sync($node, 'everything');
$subscriber->safe_psql('postgres', "SELECT keep_scores('l')");
is(serves($subscriber), 't', 'a subscriber keeps scores of its own');
$node->safe_psql('postgres', <<'SQL');
UPDATE l.indicator SET self_points = 22 WHERE project_code = 'p7';
DELETE FROM l.indicator WHERE project_code = 'p8' AND seq = 2;
INSERT INTO l.indicator (fiscal_year, project_code, seq, full_mark, self_points) VALUES (2024, 'p10', 9, 5, 5);
SQL
$node->wait_for_catchup('everything');
is(difference(answers($subscriber, 'postgres'), live_answers($node, 'postgres')), '', 'changes of another server are seen');
$node->safe_psql('postgres', "SELECT refresh_scores('l')");
$node->wait_for_catchup('everything');
is(difference(answers($subscriber, 'postgres'), live_answers($node, 'postgres')), '', "another server's refresh does not matter");
$subscriber->safe_psql('postgres', "SELECT refresh_scores('l')");
is(serves($subscriber), 't', 'they are refreshed');
is(difference(answers($subscriber, 'postgres'), live_answers($node, 'postgres')), '', 'and right');
$node->safe_psql('postgres', 'TRUNCATE l.indicator CASCADE');
$node->wait_for_catchup('everything');
is(difference(answers($subscriber, 'postgres'), live_answers($node, 'postgres')), '', 'a TRUNCATE of another server is seen');
unlike(slurp_file($subscriber->logfile), qr/ERROR/, 'no error on the way');

done_testing();
