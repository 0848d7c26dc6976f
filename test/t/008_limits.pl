# Literals of up to 1 GB, deep nesting and little memory: an error, never a crash.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(time);
use Perfeval::Test;

# 4 GB of address space for each process of the server: enough for what it takes
# to hand over a text of 1 GB, and a text that is copied too often is an error.
my $node = new_node('main', conf => "work_mem = '16MB'\n");
$node->stop;
system_or_bail('sh', '-c', 'ulimit -v 4194304 && exec pg_ctl -s -w -D "$0" -l "$1" start', $node->data_dir, $node->logfile);
$node->_update_pid(1);
$node->safe_psql('postgres', 'CREATE EXTENSION perfeval');

my $started = $node->safe_psql('postgres', 'SELECT pg_postmaster_start_time()');
my $refused = qr/^(22P02|22003|53200|54000):/;

# Texts of a number of bytes that begin well.  repeat() in two steps is quicker.
sub long_text
{
	my ($what, $bytes) = @_;
	my ($before, $repeated, $after) = @{
		{
			'digits' => [ '', '9', '' ],
			'zeros' => [ '', '0', '.5' ],
			'decimals' => [ '0.', '0', '' ],
			'signs' => [ '', '≥', '' ],
			'spaces' => [ '', ' ', '' ],
			'full-width digits' => [ '', '９', '' ],
			'words' => [ '', '大于等于', '' ],
			'text' => [ '', '显著提升', '' ]
		}->{$what}
	};

	return sprintf("('%s' || repeat(repeat('%s', 500), %d) || '%s')",
		$before, $repeated, $bytes / 500 / length($repeated), $after);
}

# Nearly 1 GB is the most that a text holds.
my @types = ('wanyuan', 'perf_target', 'perf_value', 'perf_score');
my @kinds = ('digits', 'zeros', 'decimals', 'signs', 'spaces', 'full-width digits', 'words', 'text');
foreach my $type (@types)
{
	foreach my $what ('digits', 'spaces', 'text')
	{
		like(psql_error($node, 'postgres', 'SELECT length(' . long_text($what, 1_073_700_000) . "::$type\::text)"),
			$refused, "1 GB of $what as $type");
	}
	foreach my $what (@kinds)
	{
		like(psql_error($node, 'postgres', 'SELECT length(' . long_text($what, 50_000_000) . "::$type\::text)"),
			$refused, "50 MB of $what as $type");
	}
}

# Just under 1 MB, where a text is still taken, nothing takes long.
foreach my $type (@types)
{
	foreach my $what (@kinds)
	{
		my $start = time;
		my $answer = psql_error($node, 'postgres', 'SELECT length(' . long_text($what, 1_000_000) . "::$type\::text)");

		like($answer, qr/$refused|^no error: \d+$/, "1 MB of $what as $type");
		cmp_ok(time - $start, '<', 10, "1 MB of $what as $type is decided at once");
	}
}
is($node->safe_psql('postgres', "SELECT length(repeat('好', 349000)::perf_target::text)"), '349000', 'a text of 1 MB is a text');

# What takes a text or a count from a caller.
foreach my $sql (
	"SELECT format_amount('1', repeat(repeat('元', 1000), 300000))",
	"SELECT format_amount('1', '元', 2147483647)",
	"SELECT round('1'::wanyuan, 2147483647)::text || round('1'::wanyuan, -2147483648)::text",
	"SELECT perf_target('≥', repeat(repeat('9', 1000), 1000000), '%')",
	"SELECT convert('1元', repeat(repeat('x', 1000), 1000000))",
	"SELECT perf_score('1', '1', (repeat('9', 100000))::numeric)",
	"SELECT perf_score((repeat('9', 100000))::numeric, 1)",
	"SELECT (repeat('9', 131072))::numeric::wanyuan",
	"SELECT ('1e' || repeat('9', 100000000))::wanyuan",
	"SELECT '1'::wanyuan * ('1' || repeat('0', 100000))::numeric",
	"SELECT '1'::wanyuan / ('0.' || repeat('0', 16000) || '1')::numeric",
	"SELECT from_yuan((repeat('9', 100000))::numeric)",
	"SELECT grade(95, array_fill(1::numeric, ARRAY[10000000]))",
	"SELECT count(*) FROM generate_series('0'::wanyuan, '1亿元', '-1元')",
	"SELECT create_ledger(repeat(repeat('x', 1000), 1000000)::name); DROP SCHEMA " . 'x' x 63 . ' CASCADE')
{
	unlike(psql_error($node, 'postgres', $sql), qr/XX000|57P0|server closed/, substr($sql, 0, 70));
}

# Binary forms of the wrong size.
foreach my $type ('wanyuan', 'perf_target', 'perf_value', 'perf_score')
{
	$node->safe_psql('postgres', "CREATE TABLE binary_$type (x $type)");
	foreach my $bytes (0, 1, 7, 9, 100, 100_000_000)
	{
		my $file = PostgreSQL::Test::Utils::tempdir . "/$type$bytes";
		open(my $out, '>:raw', $file) or die $!;
		print $out "PGCOPY\n\377\r\n\0", pack('NN', 0, 0), pack('nN', 1, $bytes), "\1" x $bytes, pack('n', 65535);
		close($out);
		my $answer = psql_error($node, 'postgres', "COPY binary_$type FROM '$file' (FORMAT binary)");
		like($answer, qr/^(22P0[23]|22003|08P01|53200|54000)|^no error/, "$bytes bytes as a binary $type");
		unlink $file;
	}
}

# Nesting: expressions, arrays, and a tree of departments 300 deep.
like(psql_error($node, 'postgres', "SELECT '1'::wanyuan" . " + '1'" x 100_000), qr/^(54001|no error)/, 'a sum of 100,000 terms');
like(psql_error($node, 'postgres', 'SELECT ' . '-' x 1 . '(' x 50_000 . "'1'::wanyuan" . ')' x 50_000), qr/^(54001|53200|42601|no error)/, '50,000 parentheses');
like(psql_error($node, 'postgres', "SELECT ('" . '{' x 100_000 . "')::wanyuan[]"), qr/^(22P02|54000)/, '100,000 braces');
$node->safe_psql('postgres', <<'SQL');
SELECT create_ledger('deep');
INSERT INTO deep.department SELECT i, '部门' || i, nullif(i - 1, 0) FROM generate_series(1, 300) AS i;
INSERT INTO deep.project (fiscal_year, project_code, name, department_code) VALUES (2024, 'p', '项目', '300');
INSERT INTO deep.funding (fiscal_year, project_code, source, initial_budget, executed) VALUES (2024, 'p', '财政', '4', '3');
ANALYZE;
SQL
is($node->safe_psql('postgres',
		"SELECT count(*), min(budget_wan), max(execution_rate_pct), max(depth) FROM deep.department_total"),
	'300|4.00|75.00|300', 'departments 300 deep are added up');

# A cycle ends.
$node->safe_psql('postgres', "UPDATE deep.department SET parent_code = '300' WHERE code = '1'; SET statement_timeout = '60s'");
like(psql_error($node, 'postgres', "SET statement_timeout = '60s'; SELECT count(*), max(projects) FROM deep.department_total"),
	qr/^no error: 300\|1$/, 'a cycle of 300 departments counts nothing twice');
$node->safe_psql('postgres', 'DROP SCHEMA deep CASCADE');

# A project with many indicators, in little memory.
$node->safe_psql('postgres', <<'SQL');
SELECT create_ledger('wide');
INSERT INTO wide.department VALUES ('d', '部门', NULL);
INSERT INTO wide.project (fiscal_year, project_code, name, department_code) VALUES (2024, 'p', '项目', 'd');
INSERT INTO wide.indicator (fiscal_year, project_code, seq, level1, target, actual, full_mark, self_points)
SELECT 2024, 'p', i, '产出指标', '≥95%', '94%', 0.001, 0.001 FROM generate_series(1, 100000) AS i;
ANALYZE;
SQL
is($node->safe_psql('postgres', "SELECT count(*), sum(full_mark_points) FROM wide.indicator_score"), '100000|100.000', '100,000 indicators of one project');
is($node->safe_psql('postgres', "SELECT count(*) > 100000 FROM wide.review_finding"), 't', 'and their findings');
unlike(psql_error($node, 'postgres', "SELECT length(report_html('wide', 2024, 'd'))"), qr/XX000|57P0|server closed/, 'and their report');

# A cancel is answered in the middle of a cell of 150 MB.
$node->safe_psql('postgres', 'CREATE TABLE long_cell (t text); ALTER TABLE long_cell ALTER t SET STORAGE EXTERNAL');
$node->safe_psql('postgres', "INSERT INTO long_cell SELECT repeat('　', 50000000)");
foreach my $function ('fold_cell', 'trim_cell')
{
	my $begun = time;
	$node->safe_psql('postgres', "SELECT length($function(t)) FROM long_cell");
	my $whole = time - $begun;

	$begun = time;
	like(psql_error($node, 'postgres', "SET statement_timeout = '20ms'; SELECT length($function(t)) FROM long_cell"),
		qr/^57014/, "$function is canceled");
	cmp_ok(time - $begun, '<', $whole / 2, '... before its end');
}
$node->safe_psql('postgres', 'DROP TABLE long_cell');

is($node->safe_psql('postgres', 'SELECT pg_postmaster_start_time()'), $started, 'the server has been up all the time');
unlike(slurp_file($node->logfile), qr/terminated by signal|server process .* exited|PANIC|XX000|invalid memory alloc/,
	'no crash and no internal error in its log');

done_testing();
