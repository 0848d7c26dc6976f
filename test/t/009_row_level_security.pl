# The set-up of docs/row-level-security.md: a unit sees in every view what it would
# see in a ledger that holds its own subtree alone, and edits that; an auditor sees
# what the owner sees, and edits nothing.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Perfeval::Test;

my $node = new_node('main');

$node->safe_psql('postgres', 'CREATE ROLE owner LOGIN CREATEROLE; CREATE DATABASE books OWNER owner');
my @owner = ('-U', 'owner');
$node->safe_psql('books', 'CREATE EXTENSION perfeval', extra_params => \@owner);
create_ledger_example($node, 'books', 'ledger', 'panzhihua-2024', @owner);

# Beside pzh-ybj with pzh-ybzx below it: a unit below that, and a bureau of its own.
$node->safe_psql('books', <<'SQL', extra_params => \@owner);
SET search_path = ledger, public;
INSERT INTO department VALUES ('pzh-ybzx-1', '下属', 'pzh-ybzx'), ('mzj', '民政局', NULL), ('mzj-1', '下属', 'mzj');
INSERT INTO project (fiscal_year, project_code, name, department_code, scheme_code)
SELECT y, d || '-p', '项目', d, 'default'
FROM unnest('{pzh-ybzx-1,mzj,mzj-1}'::text[]) AS d, generate_series(2023, 2024) AS y;
INSERT INTO funding (fiscal_year, project_code, source, initial_budget, executed)
SELECT fiscal_year, project_code, '财政', '48', '8.65' FROM project WHERE name = '项目';
INSERT INTO indicator (fiscal_year, project_code, seq, level1, target, actual, full_mark, self_points)
SELECT fiscal_year, project_code, 1, '产出指标', '≥95%', '90%', 90, 90 FROM project WHERE name = '项目';
INSERT INTO allocation SELECT fiscal_year, project_code, '东区', '1' FROM project WHERE name = '项目';
INSERT INTO account_line (fiscal_year, department_code, statement, line_no, name, amount)
SELECT DISTINCT fiscal_year, department_code, '收入', 1, '合计', '9'::wanyuan FROM project WHERE name = '项目';
INSERT INTO monthly_execution SELECT fiscal_year, project_code, 6, '1' FROM project WHERE name = '项目';
INSERT INTO monthly_actual SELECT fiscal_year, project_code, 1, 6, '40%' FROM project WHERE name = '项目';
INSERT INTO project_detail (fiscal_year, project_code, category) SELECT fiscal_year, project_code, '经常性' FROM project;
INSERT INTO project_contact SELECT fiscal_year, project_code, '某人', '0000' FROM project;
INSERT INTO project_period (fiscal_year, project_code, total_budget, spent_to_date) SELECT fiscal_year, project_code, '90', '9' FROM project;
INSERT INTO project_bond (fiscal_year, project_code, issued) SELECT fiscal_year, project_code, '7' FROM project;
INSERT INTO project_round (fiscal_year, project_code, round_no, round) SELECT fiscal_year, project_code, 1, '复核' FROM project;
INSERT INTO fund_management (fiscal_year, project_code, line_no, name) SELECT fiscal_year, project_code, 1, '下达及时性' FROM project;
INSERT INTO funding_detail (fiscal_year, project_code, source, arrived) SELECT fiscal_year, project_code, source, '40' FROM funding;
INSERT INTO indicator_detail (fiscal_year, project_code, seq, direction) SELECT fiscal_year, project_code, seq, '正向' FROM indicator;
INSERT INTO indicator_round (fiscal_year, project_code, seq, round_no, points) SELECT fiscal_year, project_code, seq, 1, 3 FROM indicator;
INSERT INTO allocation_item (fiscal_year, project_code, region, full_year) SELECT fiscal_year, project_code, region, amount FROM allocation;
INSERT INTO department_year (fiscal_year, code, parent_code) VALUES (2024, 'mzj-1', 'mzj');
INSERT INTO scheme_parameter (scheme_code) VALUES ('default');
INSERT INTO funding_place (fiscal_year, project_code, source, line_no) SELECT fiscal_year, project_code, source, 1 FROM funding;
INSERT INTO indicator_text (fiscal_year, project_code, seq, actual) SELECT fiscal_year, project_code, seq, actual::text FROM indicator;
INSERT INTO report_text (fiscal_year, department_code, body) SELECT DISTINCT fiscal_year, department_code, '支出合计9万元，其中：甲5万元，乙3万元。' FROM project;
INSERT INTO review_answer (fiscal_year, department_code, project_code, subject, rule, stated, computed, answer)
SELECT fiscal_year, department_code, project_code, '1', 'points_above_rule', 90, 85.26, '确认' FROM project;
INSERT INTO load_history (load_no, loaded_by, amount_unit) VALUES (1, 'somebody', '万元');
INSERT INTO load_history_row (load_no, line, table_name, key, action) VALUES (1, 1, 'project', '{2024,mzj-p}', '新增');
SQL

# Every table has rows, so that each is tried below.
my @tables = split(/\n/, $node->safe_psql('books', 'SELECT * FROM ledger_tables()'));
foreach my $table (@tables)
{
	next if $table =~ /^kept_/;
	is($node->safe_psql('books', "SELECT count(*) > 0 FROM ledger.$table"), 't', "$table is filled");
}
$node->command_ok([ 'psql', '-Xq', '-v', 'schema=ledger', '-f', "$root/examples/row-level-security.sql", '-d', $node->connstr('books'), @owner ],
	'the example sets it up');
is($node->safe_psql('books', "SELECT string_agg(t, ' ') FROM ledger_tables() AS t WHERE t NOT LIKE 'kept\\_%' AND (SELECT count(DISTINCT polname) FROM pg_policy WHERE polrelid = ('ledger.' || t)::regclass) < 2"),
	'', 'every table has a policy for units and one for auditors');
$node->safe_psql('books', <<'SQL', extra_params => \@owner);
CREATE ROLE unit_ybzx LOGIN IN ROLE budget_unit;
CREATE ROLE unit_mzj LOGIN IN ROLE budget_unit;
CREATE ROLE unit_two LOGIN IN ROLE budget_unit;
CREATE ROLE auditor LOGIN IN ROLE budget_auditor;
CREATE ROLE outsider LOGIN IN ROLE budget_unit;
INSERT INTO ledger.department_access VALUES ('unit_ybzx', 'pzh-ybzx'), ('unit_mzj', 'mzj'), ('unit_two', 'pzh-ybzx'), ('unit_two', 'mzj-1');
SQL

# What a role sees in the tables and views of a ledger, but not who has access.
sub seen
{
	my ($schema, @role) = @_;

	return $node->safe_psql('books', <<"SQL", extra_params => \@role);
SELECT format('SELECT %L, count(*), md5(string_agg(t::text, E''\\n'' ORDER BY t::text COLLATE "C")) FROM %s t', relname, oid::regclass)
FROM pg_class
WHERE relnamespace = '$schema'::regnamespace AND relkind IN ('r', 'v') AND relname NOT LIKE '%of_caller' AND relname <> 'department_access'
ORDER BY relname
\\gexec
SQL
}

# A ledger that holds the projects of some departments alone.
sub subset
{
	my ($schema, @departments) = @_;
	my $list = join(', ', map { "'$_'" } @departments);
	my $of_project = "(fiscal_year, project_code) IN (SELECT fiscal_year, project_code FROM $schema.project)";

	$node->safe_psql('books', "SELECT create_ledger('$schema')", extra_params => \@owner);
	foreach my $table (@tables)
	{
		my $columns = $node->safe_psql('books',
			"SELECT string_agg(attname, ' ') FROM pg_attribute WHERE attrelid = 'ledger.$table'::regclass AND attnum > 0");
		my $condition =
		  $table =~ /^load_history/ ? 'false' : $columns =~ /\bdepartment_code\b/ ? "department_code IN ($list)" : $columns =~ /\bproject_code\b/ ? $of_project : 'true';

		$node->safe_psql('books', "INSERT INTO $schema.$table SELECT * FROM ledger.$table WHERE $condition ON CONFLICT DO NOTHING",
			extra_params => \@owner);
	}
}

subset('of_ybzx', 'pzh-ybzx', 'pzh-ybzx-1');
subset('of_mzj', 'mzj', 'mzj-1');
subset('of_both', 'pzh-ybzx', 'pzh-ybzx-1', 'mzj-1');
subset('of_nobody', '');
my $all = seen('ledger', @owner);
is(difference(seen('of_ybzx', @owner), seen('ledger', '-U', 'unit_ybzx')), '', 'a unit sees its subtree, in every view');
is(difference(seen('of_mzj', @owner), seen('ledger', '-U', 'unit_mzj')), '', 'and so does another');
is(difference(seen('of_both', @owner), seen('ledger', '-U', 'unit_two')), '', 'a role may have two subtrees');
is(difference(seen('of_nobody', @owner), seen('ledger', '-U', 'outsider')), '', 'a role without a department sees no project');
isnt(seen('of_ybzx', @owner), $all, 'that is not all there is');
is(difference($all, seen('ledger', '-U', 'auditor')), '', 'an auditor sees what the owner sees');

# A function that tells what it is given is given only rows that its caller may see.
$node->safe_psql('books', <<'SQL', extra_params => \@owner);
CREATE SCHEMA open;
GRANT ALL ON SCHEMA open TO PUBLIC;
SQL
$node->safe_psql('books', <<'SQL', extra_params => [ '-U', 'unit_mzj' ]);
CREATE FUNCTION open.tell(text) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS 'BEGIN RAISE LOG ''told %'', $1; RETURN true; END';
SELECT count(*) FROM ledger.project WHERE open.tell(project_code);
SELECT count(*) FROM ledger.project_score WHERE open.tell(project_code);
SELECT count(*) FROM ledger.review_finding WHERE open.tell(project_code);
SELECT count(*) FROM ledger.department_total WHERE open.tell(department_code || budget_wan);
SELECT count(*) FROM ledger.indicator_score WHERE open.tell(project_code);
SQL
my $told = join(' ', sort { $a cmp $b } keys %{ { map { $_ => 1 } slurp_file($node->logfile) =~ /told (\S+)/g } });
like($told, qr/mzj-1-p/, 'a function in a condition is told something');
unlike($told, qr/pzh-ybzx-\d|1268/, 'but nothing of others');
like(psql_error($node, 'books', "SELECT 1 FROM ledger.funding WHERE executed / (executed - '1268.31') > 0", '-U', 'unit_mzj'),
	qr/^no error/, 'nor does an error tell that a row of others is there');
like(psql_error($node, 'books', "SELECT 1 FROM ledger.funding WHERE executed / (executed - '1268.31') > 0", '-U', 'auditor'),
	qr/^22012/, 'where the row may be seen it does');

# Editing.
my @unit = ('-U', 'unit_mzj');
foreach my $table (grep { !/^(department|department_year|scheme.*|project_kind|review_rule|form_label|load_history.*|kept_.*)$/ } @tables)
{
	my $column = $node->safe_psql('books', "SELECT attname FROM pg_attribute WHERE attrelid = 'ledger.$table'::regclass AND attnum = 1");
	my $mine = $node->safe_psql('books', "SELECT count(*) FROM ledger.$table", extra_params => \@unit);

	cmp_ok($mine, '>', 0, "$table: there is something to edit");
	is($node->safe_psql('books', "BEGIN; WITH u AS (UPDATE ledger.$table SET $column = $column RETURNING 1) SELECT count(*) FROM u; ROLLBACK;",
			extra_params => \@unit), $mine, "$table: a unit edits its own rows and no other");
	like(psql_error($node, 'books', "UPDATE ledger.$table SET $column = $column", '-U', 'auditor'), qr/^42501/, "$table: an auditor edits none");
	like(psql_error($node, 'books', "INSERT INTO ledger.$table SELECT * FROM of_ybzx.$table LIMIT 1", '-U', 'auditor'), qr/^42501/,
		"$table: nor adds one");
}
$node->safe_psql('books', "GRANT USAGE ON SCHEMA of_ybzx TO unit_mzj; GRANT SELECT ON ALL TABLES IN SCHEMA of_ybzx TO unit_mzj", extra_params => \@owner);
foreach my $table (grep { !/^(department|department_year|scheme.*|project_kind|review_rule|form_label|load_history.*|kept_.*)$/ } @tables)
{
	like(psql_error($node, 'books', "INSERT INTO ledger.$table SELECT * FROM of_ybzx.$table LIMIT 1", @unit),
		qr/^42501: new row violates row-level security/, "$table: a unit adds no row of another unit");
}
# What was loaded holds rows of all units: each sees and undoes what it loaded itself.
is($node->safe_psql('books', <<'SQL', extra_params => \@unit), "1\n1", 'a unit writes down what it loads, and sees that alone');
INSERT INTO ledger.load_history (load_no, amount_unit) VALUES (2, '万元');
INSERT INTO ledger.load_history_row (load_no, line, table_name, key, action) VALUES (2, 1, 'project', '{2024,mzj-p}', '新增');
SELECT count(*) FROM ledger.load_history;
SELECT count(*) FROM ledger.load_history_row;
DELETE FROM ledger.load_history_row;
DELETE FROM ledger.load_history;
SQL
is($node->safe_psql('books', 'SELECT load_no FROM ledger.load_history NATURAL JOIN ledger.load_history_row'), '1', 'and no other');

foreach my $sql ("INSERT INTO ledger.department_access VALUES ('unit_mzj', 'pzh-ybzx')", "UPDATE ledger.department SET parent_code = 'mzj' WHERE code = 'pzh-ybzx'",
	"UPDATE ledger.scheme SET budget_points = 0", "ALTER TABLE ledger.project DISABLE ROW LEVEL SECURITY", "TRUNCATE ledger.funding",
	"UPDATE ledger.project SET department_code = 'pzh-ybzx' WHERE project_code = 'mzj-p'")
{
	like(psql_error($node, 'books', $sql, @unit), qr/^42501/, "a unit may not: $sql");
}

# A dump is whole or refused.
$node->command_fails([ 'pg_dump', '-n', 'ledger', '-f', '/dev/null', '-U', 'unit_mzj', '-d', $node->connstr('books') ],
	'a unit dumps no part as if it were the whole');
$node->command_ok([ 'pg_dump', '-n', 'ledger', '-f', '/dev/null', @owner, '-d', $node->connstr('books') ], 'the owner dumps it');

# Views renewed after an upgrade keep what was granted, and who asks.
$node->safe_psql('books', "SELECT refresh_ledger_views('ledger')", extra_params => \@owner);
is(difference(seen('of_mzj', @owner), seen('ledger', '-U', 'unit_mzj')), '', 'renewed views show the same');

# Kept scores give units no right, and show them what they show live.
$node->safe_psql('books', "SELECT keep_scores('ledger')", extra_params => \@owner);
$node->command_ok([ 'psql', '-Xq', '-v', 'schema=ledger', '-f', "$root/examples/row-level-security.sql", '-d', $node->connstr('books'), @owner ],
	'the example is run again beside kept scores');
foreach my $table (grep { /^kept_/ } @tables)
{
	is($node->safe_psql('books', "SELECT has_table_privilege('budget_unit', 'ledger.$table', 'INSERT, UPDATE, DELETE, TRUNCATE')"), 'f',
		"$table: no unit may write to it");
	is($node->safe_psql('books', "SELECT count(*) FROM ledger.$table", extra_params => \@unit), '0', "$table: nor sees a row of it")
	  if $table ne 'kept_state';
}
$node->safe_psql('books', "UPDATE ledger.indicator SET self_points = 1", extra_params => \@unit);
is($node->safe_psql('books', 'SELECT count(*) > 0 FROM ledger.kept_stale', extra_params => \@owner), 't', 'what a unit edits is marked');
$node->safe_psql('books', "UPDATE of_mzj.indicator SET self_points = 1", extra_params => \@owner);
my $views = sub { join("\n", grep { !/^kept_|^(live|stale)_/ } split(/\n/, shift)) };
is(difference($views->(seen('of_mzj', @owner)), $views->(seen('ledger', '-U', 'unit_mzj'))), '', 'and it sees what it would see live');

done_testing();
