# pg_dump and pg_restore in every form, by an owner who is no superuser, with the
# extension in public and in a schema of its own.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Perfeval::Test;

my $node = new_node('main', conf => "max_wal_size = '1GB'\n");
my $dumps = PostgreSQL::Test::Utils::tempdir;

$node->safe_psql('postgres', 'CREATE ROLE owner LOGIN CREATEDB');
my @owner = ('-U', 'owner');

# Restore into a database that pg_restore finds empty.
sub restored_database
{
	my ($name, @command) = @_;

	$node->command_ok([ 'createdb', @owner, '-T', 'template0', $name ], "$name is created");
	$node->command_ok([ @command, @owner, '-d', $name ], "$name is restored");
}

foreach my $schema ('public', 'ext', '预算 Ⅱ')
{
	my $source = "source_$schema";
	my $quoted = '"' . $schema =~ s/"/""/gr . '"';
	my $dump = "$dumps/" . unpack('H*', $schema);
	my @from = ('-d', $node->connstr($source), @owner);

	$node->safe_psql('postgres', 'CREATE DATABASE "' . $source =~ s/"/""/gr . '"',
		extra_params => \@owner);
	$node->safe_psql($source,
		"CREATE SCHEMA IF NOT EXISTS $quoted; CREATE EXTENSION perfeval SCHEMA $quoted",
		extra_params => \@owner);
	create_objects($node, $source, @owner);
	create_ledger($node, $source, $quoted);

	$node->command_ok([ 'pg_dump', '-Fc', '-f', "$dump.custom", @from ], 'pg_dump -Fc');
	restored_database("custom_$schema", 'pg_restore', '-e', "$dump.custom");
	is_same_database($node, $source, $node, "custom_$schema", "custom, $schema");

	$node->safe_psql($source, 'DROP ROLE IF EXISTS backup; CREATE ROLE backup LOGIN IN ROLE pg_read_all_data');
	$node->command_ok([ 'pg_dump', '-n', 'ledger', '-f', '/dev/null', '-U', 'backup', '-d', $node->connstr($source) ],
		'pg_dump by a role that may only read');
	$node->command_ok([ 'pg_dump', '-Fp', '-f', "$dump.sql", @from ], 'pg_dump -Fp');
	restored_database("plain_$schema", 'psql', '-Xq', '-v', 'ON_ERROR_STOP=1', '-f', "$dump.sql");
	is_same_database($node, $source, $node, "plain_$schema", "plain, $schema");

	$node->command_ok([ 'pg_dump', '-Fd', '-j2', '-f', "$dump.dir", @from ], 'pg_dump -Fd -j2');
	restored_database("directory_$schema", 'pg_restore', '-e', '-j2', "$dump.dir");
	is_same_database($node, $source, $node, "directory_$schema", "directory, $schema");

	# A dump as INSERT commands prints and reads every value by itself.
	$node->command_ok([ 'pg_dump', '--rows-per-insert=500', '-f', "$dump.insert", @from ], 'pg_dump --inserts');
	restored_database("insert_$schema", 'psql', '-Xq', '-v', 'ON_ERROR_STOP=1', '-f', "$dump.insert");
	is_same_database($node, $source, $node, "insert_$schema", "inserts, $schema");

	# Rows only, into the objects of a schema-only dump.
	$node->command_ok([ 'pg_dump', '-s', '-f', "$dump.schema", @from ], 'pg_dump --schema-only');
	$node->command_ok([ 'pg_dump', '-a', '-Fc', '-f', "$dump.data", @from ], 'pg_dump --data-only');
	restored_database("data_$schema", 'psql', '-Xq', '-v', 'ON_ERROR_STOP=1', '-f', "$dump.schema");
	$node->command_ok([ 'pg_restore', '-e', '-a', @owner, '-d', "data_$schema", "$dump.data" ], 'rows restored');
	# pg_restore --data-only leaves materialized views alone.
	$node->safe_psql("data_$schema",
		'REFRESH MATERIALIZED VIEW app.measure_summary; REFRESH MATERIALIZED VIEW app.graded_count;'
		  . 'REFRESH MATERIALIZED VIEW app.answered_count; REFRESH MATERIALIZED VIEW app.answered_tally;'
		  . 'REFRESH MATERIALIZED VIEW ledger.own_summary',
		extra_params => \@owner);
	is_same_database($node, $source, $node, "data_$schema", "data only, $schema");

	# One schema, into a database that has the extension.
	foreach my $only ('ledger', 'app')
	{
		my $name = "${only}_$schema";

		$node->command_ok([ 'pg_dump', '-n', $only, '-Fc', '-f', "$dump.$only", @from ], "pg_dump -n $only");
		$node->command_ok([ 'createdb', @owner, '-T', 'template0', $name ], "$name is created");
		$node->safe_psql($name,
			"CREATE SCHEMA IF NOT EXISTS $quoted; CREATE EXTENSION perfeval SCHEMA $quoted",
			extra_params => \@owner);
		$node->command_ok([ 'pg_restore', '-e', @owner, '-d', $name, "$dump.$only" ], "$only is restored");
		is(difference(join("\n", grep { /^\Q$only\E\./ } split(/\n/, digest($node, $source))),
				digest($node, $name)),
			'', "-n $only, $schema: same rows, same answers");
		is(difference(schema_dump($node, $source, '-n', $only), schema_dump($node, $name, '-n', $only)),
			'', "-n $only, $schema: same objects");
	}
}

# A restored trigger, check and default still work.
$node->safe_psql('custom_public',
	"UPDATE app.measure SET executed = 0.000000 WHERE id = 99; DELETE FROM app.audit_log;"
	  . "UPDATE app.measure SET executed = '0.5元', actual = '未达成' WHERE id = 99");
is($node->safe_psql('custom_public', 'SELECT * FROM app.audit_log'), '99|0.00|0.00005', 'trigger works after restore');
like(psql_error($node, 'custom_public', "UPDATE app.measure SET executed = budget + '1元' WHERE id = 1"),
	qr/^23514:.*within_budget/, 'check works after restore');
is($node->safe_psql('custom_public',
		'INSERT INTO app.measure (id) VALUES (9999) RETURNING budget, target, score'),
	'8.65|≥95%|', 'defaults work after restore');

# What no dump brings back is what the guide's query names; what the guide says
# to write instead comes back.
$node->safe_psql('postgres', 'CREATE DATABASE lossy; CREATE DATABASE found');
$node->safe_psql('lossy', <<'SQL');
CREATE EXTENSION perfeval;
SELECT create_ledger('ledger');
CREATE SCHEMA lost;
CREATE SCHEMA kept;
SET search_path = lost, public;
CREATE TABLE year (budget wanyuan, id integer);
CREATE TABLE rate (id integer, budget wanyuan, executed wanyuan, target perf_target);
CREATE TABLE generated (budget wanyuan, executed wanyuan, rate numeric GENERATED ALWAYS AS (executed / NULLIF(budget, '0')) STORED);
CREATE TABLE checked (budget wanyuan, CONSTRAINT checked CHECK (CASE budget WHEN '5' THEN false ELSE true END));
CREATE VIEW divided AS SELECT executed / NULLIF(budget, 0) AS rate FROM rate;
CREATE VIEW distinct_target AS SELECT id FROM rate WHERE target IS DISTINCT FROM '≥95%';
CREATE VIEW cased AS SELECT CASE budget WHEN '5'::wanyuan THEN 1 END AS five FROM rate;
CREATE VIEW using_amount AS SELECT budget, executed FROM rate JOIN year USING (budget);
CREATE VIEW natural_amount AS SELECT executed FROM rate NATURAL LEFT JOIN year;
CREATE VIEW row_in_query AS SELECT id FROM rate WHERE (budget, id) IN (SELECT budget, id FROM year);
CREATE VIEW row_below AS SELECT id FROM rate WHERE (id, budget) < (5, '8.65');
CREATE VIEW not_in_query AS SELECT id FROM rate WHERE (id, budget) NOT IN (SELECT id, budget FROM year);
CREATE INDEX indexed ON rate ((NULLIF(budget, '0')));
CREATE INDEX partial ON rate (id) WHERE budget IS DISTINCT FROM '0';
CREATE STATISTICS extended ON NULLIF(budget, '0'), id FROM rate;
CREATE POLICY policed ON rate USING (budget IS NOT DISTINCT FROM executed);
CREATE FUNCTION known(wanyuan) RETURNS wanyuan BEGIN ATOMIC SELECT NULLIF($1, '0'); END;
CREATE FUNCTION changed() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER triggered BEFORE UPDATE ON rate FOR EACH ROW WHEN (NEW.budget IS DISTINCT FROM OLD.budget) EXECUTE FUNCTION changed();
CREATE MATERIALIZED VIEW stored AS SELECT NULLIF(budget, '0') AS budget FROM rate;
SET search_path = kept, public;
CREATE TABLE rate (id integer, budget wanyuan, executed wanyuan, target perf_target,
	rate numeric GENERATED ALWAYS AS (execution_rate(executed, budget)) STORED,
	ratio numeric GENERATED ALWAYS AS (executed::numeric / NULLIF(budget::numeric, 0)) STORED,
	CHECK (CASE WHEN budget = '5' THEN false ELSE true END), CHECK (NULLIF(id, 5) IS DISTINCT FROM 7));
CREATE VIEW distinct_target AS SELECT id FROM rate WHERE (target = '≥95%') IS NOT TRUE AND num_nonnulls(target, '≥95%') > 0;
CREATE VIEW any_query AS SELECT id, CASE id WHEN 5 THEN budget END AS b FROM rate WHERE budget = ANY (ARRAY(SELECT budget FROM lost.year))
	OR budget IN ('1', '2') OR budget IN (SELECT budget FROM lost.year) OR id IN (SELECT id FROM lost.year WHERE budget = rate.budget);
CREATE VIEW joined AS SELECT r.executed FROM rate r JOIN lost.year y ON r.budget = y.budget AND r.id = y.id;
CREATE VIEW joined_by_id AS SELECT executed FROM rate JOIN lost.year USING (id);
SQL
my $lossy = "$dumps/lossy.sql";
$node->command_ok([ 'pg_dump', '-f', $lossy, '-d', $node->connstr('lossy') ], 'pg_dump of what it cannot bring back');
my ($stdout, $stderr) = run_command([ 'psql', '-Xq', '-d', $node->connstr('found'), '-f', $lossy ]);
my %restored = map { $_ => $node->safe_psql($_, <<'SQL') } qw(lossy found);
SELECT pg_describe_object(classid, objid, 0)
FROM (SELECT 'pg_class'::regclass, oid FROM pg_class WHERE relnamespace IN ('lost'::regnamespace, 'kept'::regnamespace, 'ledger'::regnamespace) AND relkind <> 'v'
	UNION ALL SELECT 'pg_rewrite'::regclass, r.oid FROM pg_rewrite r JOIN pg_class c ON c.oid = ev_class
		WHERE relnamespace IN ('lost'::regnamespace, 'kept'::regnamespace, 'ledger'::regnamespace)
	UNION ALL SELECT 'pg_attrdef'::regclass, oid FROM pg_attrdef WHERE adrelid::regclass::text ~ '^(lost|kept)'
	UNION ALL SELECT 'pg_constraint'::regclass, oid FROM pg_constraint WHERE connamespace IN ('lost'::regnamespace, 'kept'::regnamespace)
	UNION ALL SELECT 'pg_proc'::regclass, oid FROM pg_proc WHERE pronamespace = 'lost'::regnamespace
	UNION ALL SELECT 'pg_trigger'::regclass, oid FROM pg_trigger WHERE tgrelid::regclass::text ~ '^lost'
	UNION ALL SELECT 'pg_policy'::regclass, oid FROM pg_policy
	UNION ALL SELECT 'pg_statistic_ext'::regclass, oid FROM pg_statistic_ext) AS o (classid, objid)
ORDER BY 1
SQL
my $missing = join("\n", sort grep { !/^(toast |index pg_toast|type|(table|materialized view) lost\.(generated|checked|stored)$)/ }
	map { s/^-//r } split(/\n/, difference($restored{lossy}, $restored{found})));
my $named = join("\n", sort split(/\n/, $node->safe_psql('lossy', doc_block('dba-guide.md', 'unrestorable'))));
is($missing, $named, 'what a dump loses is what the query names');
is(scalar(split(/\n/, $named)), 17, 'each kind of it');

# A ledger with what its owner added to it.
sub create_ledger
{
	my ($node, $dbname, $extension_schema) = @_;

	$node->safe_psql($dbname, "ALTER ROLE owner IN DATABASE \"" . $dbname =~ s/"/""/gr
		  . "\" SET search_path = \"\$user\", public, $extension_schema");
	create_full_ledger($node, $dbname, 'complete', @owner);
	create_ledger_example($node, $dbname, 'ledger', 'xinzhou-2022', @owner);
	$node->safe_psql($dbname, <<"SQL", extra_params => \@owner);
SET search_path = ledger, $extension_schema;
ALTER TABLE funding ADD COLUMN frozen wanyuan DEFAULT '1元' CHECK (frozen >= 0), ADD COLUMN remark text;
ALTER TABLE indicator ADD COLUMN own_score perf_score GENERATED ALWAYS AS (perf_score(actual, target, full_mark)) STORED;
CREATE INDEX funding_executed ON funding (executed);
CREATE VIEW own_view AS SELECT department_code, sum(executed_wan) FROM project_execution GROUP BY 1;
CREATE MATERIALIZED VIEW own_summary AS SELECT * FROM project_score;
INSERT INTO scheme VALUES ('own', '自定', 20);
SQL
}

done_testing();
