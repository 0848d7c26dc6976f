# ALTER EXTENSION ... UPDATE from each released version gives the objects and the
# answers of a fresh installation, and so does a dump of it.  As a version before
# the first release, one is made here: the current one less a function.
use strict;
use warnings;

use File::Copy qw(copy);
use IPC::Run;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Perfeval::Test;

my $installation = private_installation();
my $extension = "$installation->{sharedir}/extension";
my ($version) = slurp_file("$root/perfeval.control") =~ /^default_version = '(.*)'/m;
my $head = slurp_file("$extension/perfeval--$version.sql");

is($version, (slurp_file("$root/Makefile") =~ /^EXTVERSION = (.*)/m)[0], 'the control file names the version that is built');

# Versions to update from: the released ones, and the one made here.
my @versions;
foreach my $file (glob("$root/test/upgrade/perfeval--?.?.?.sql"))
{
	my ($released) = $file =~ /--(.*)\.sql$/;

	if ($released eq $version)
	{
		ok(slurp_file($file) eq $head, "$released is what was released");
		next;
	}
	copy($file, "$extension/perfeval--$released.sql") or die $!;
	push @versions, $released;
}
my $added = qr/^CREATE FUNCTION abs\(wanyuan\).*?;\n(COMMENT ON .*?';\n)/ms;
die 'abs(wanyuan) stands in another form' unless $head =~ $added;
my ($function, $comment) = ($&, $1);
my $old = $head =~ s/$added//r;
append_to_file("$extension/perfeval--0.9.0.sql", $old);
append_to_file("$extension/perfeval--0.9.0--$version.sql", $function);
append_to_file("$extension/perfeval--0.9.1.sql", $old);
append_to_file("$extension/perfeval--0.9.1--$version.sql", $function =~ s/\Q$comment\E//r);
push @versions, '0.9.0';

# What 1.1.0 answered of the rows of app.answered whose answers are others now:
# of some pairs of actual value and target nothing.
my %unknown = map { $_ => undef } '12名 ≥10人', '10个 ≥10件', '无 =0起', '2025年10月20日 2025年10月底前', '11月 10月底前';
my %turned = map { join(' ', reverse split / /) => undef } keys %unknown;
my %answered = (
	'meets(perf_value, perf_target)' => { %unknown, '0.96 ≥95%' => 'f', '50% ≥0.95' => 't' },
	'is_met(perf_target, perf_value)' => { %turned, '≥95% 0.96' => 'f', '≥0.95 50%' => 't' },
	'completion_rate(perf_value, perf_target)' =>
	  { %unknown, '0.96 ≥95%' => '0.0101052631578947', '50% ≥0.95' => '52.6315789473684211' },
	'rule_points(perf_value, perf_target, numeric, numeric, perf_method, numeric, numeric, numeric)' =>
	  { %unknown, '0.96 ≥95%' => '0.10', '50% ≥0.95' => '10.00' },
	'perf_score(perf_value, perf_target, numeric, perf_method, numeric)' =>
	  { %unknown, '0.96 ≥95%' => '0/10', '50% ≥0.95' => '10/10' },
	'indicator_light(perf_value, perf_target, integer)' =>
	  { %unknown, '0.96 ≥95%' => '红', '50% ≥0.95' => '蓝', '60% ≥95%' => '蓝', '95% ≥95%' => '蓝' },
	'repeats_quantity(perf_value, perf_target)' => { '10个 ≥10件' => 'f' },
	'broken_rules(perf_value, perf_target, numeric, numeric, perf_method, numeric, numeric, numeric, text, numeric)' => {
		'0.96 ≥95%' => '{points_above_rule}', '50% ≥0.95' => '{points_below_rule}', '12名 ≥10人' => '{units_differ}',
		'10个 ≥10件' => '{units_differ}', '无 =0起' => '{number_expected}', '2025年10月20日 2025年10月底前' => '{undecided}',
		'11月 10月底前' => '{undecided}' });

my $node = new_node('main', install_path => $installation->{path});

my $answers = 'SELECT actual, target, met, completion, points, score, light, broken FROM app.answered ORDER BY id;'
  . 'TABLE app.answered_count; TABLE app.answered_tally';

# The fresh one.
$node->safe_psql('postgres', 'CREATE DATABASE fresh');
$node->safe_psql('fresh', 'CREATE EXTENSION perfeval');
fill('fresh');

foreach my $from (@versions)
{
	my $name = "from_$from";

	$node->safe_psql('postgres', "CREATE DATABASE \"$name\"");
	$node->safe_psql($name, "CREATE EXTENSION perfeval VERSION '$from'");
	my @functions = answer_as_before($name);
	fill($name);
	$node->safe_psql($name, join("\n", @functions) . 'SET client_min_messages = error; DROP SCHEMA now CASCADE');
	cmp_ok($node->safe_psql($name, 'SELECT count(*) FROM ledger.review_finding'), '>', 0,
		"$from: its views answer with the new library");
	$node->safe_psql($name, 'CREATE ROLE reader; CREATE ROLE keeper') if $from eq $versions[0];
	$node->safe_psql($name, "GRANT CREATE ON DATABASE \"$name\" TO keeper; SET ROLE keeper;"
		  . "SELECT create_ledger('granted'); GRANT USAGE ON SCHEMA granted TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA granted TO reader;"
		  . 'CREATE MATERIALIZED VIEW granted.spent AS SELECT * FROM granted.project_execution');

	# Views as an older version may have made them: one with fewer columns, on
	# which a user's view stands, and some that were not there.
	$node->safe_psql($name, <<'SQL');
DROP VIEW ledger.project_execution CASCADE;
CREATE VIEW ledger.project_execution AS
SELECT fiscal_year, NULL::text AS department_code, NULL::text AS department_name, project_code, NULL::text AS project_name
FROM ledger.project;
CREATE VIEW app.on_old_view AS SELECT project_code FROM ledger.project_execution;
SQL
	my $tables = $node->safe_psql($name, "SELECT string_agg(quote_literal(relname), ', ') FROM pg_class WHERE relnamespace = 'ledger'::regnamespace AND relkind = 'r'");
	my $rows = table_digest($name, $tables);
	my $stored = $node->safe_psql($name, doc_block('dba-guide.md', 'changed'));
	$node->safe_psql($name, "ALTER EXTENSION perfeval UPDATE; SELECT refresh_ledger_views('ledger')");
	is($node->safe_psql($name, "SELECT extversion FROM pg_extension WHERE extname = 'perfeval'"),
		$version, "$from is updated");
	is(table_digest($name, $tables), $rows, "$from: update and refresh leave every row as it is");
	$node->safe_psql($name, 'INSERT INTO ledger.review_rule SELECT * FROM review_rules()'
		  . ' ON CONFLICT (rule) DO UPDATE SET name = excluded.name, description = excluded.description');
	is($node->safe_psql($name, 'SELECT count(*) FROM app.on_old_view'), '5', "$from: a view on an old view answers");
	$node->safe_psql($name, 'DROP VIEW app.on_old_view');
	# A ledger of an owner's that a superuser renews: the owner and the readers see it as before.
	$node->safe_psql($name, "SELECT refresh_ledger_views('granted')");
	is($node->safe_psql($name, <<'SQL'), '', "$from: all that is new belongs to the ledger's owner");
SELECT relname FROM pg_class WHERE relnamespace = 'granted'::regnamespace AND relowner <> 'keeper'::regrole
UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'granted'::regnamespace AND proowner <> 'keeper'::regrole
SQL
	my $look = "SELECT format('SELECT count(*) >= 0 FROM granted.%I', relname) FROM pg_class"
	  . " WHERE relnamespace = 'granted'::regnamespace AND relkind = 'v' \\gexec\n";
	foreach my $role ('keeper', 'reader')
	{
		unlike($node->safe_psql($name, "SET ROLE $role; $look"), qr/f/, "$from: each view answers the $role");
	}
	is($node->safe_psql($name, "SET ROLE keeper; SELECT refresh_ledger_views('granted')"), '', "$from: the owner renews it again");
	$node->safe_psql($name, 'ALTER VIEW granted.project_tally OWNER TO CURRENT_USER');
	like(psql_error($node, $name, "SET ROLE keeper; SELECT refresh_ledger_views('granted')"), qr/^42501: views of schema granted belong to/,
		"$from: but not where a view is a superuser's, as 1.1.0 left it");
	$node->safe_psql($name, "SELECT refresh_ledger_views('granted')");
	is($node->safe_psql($name, "SET ROLE keeper; SELECT refresh_ledger_views('granted'); SELECT count(*) FROM granted.project_score"), "\n0",
		"$from: which a superuser mends");
	$node->safe_psql($name, 'SET client_min_messages = error; DROP SCHEMA granted CASCADE; DROP OWNED BY reader, keeper');

	# What stands on answers that changed is found, and mended as the guide says.
	like($stored, qr/^\Q$_\E/m, "$from: found: $_")
	  foreach 'default value for column grade of table app.graded', 'constraint gradable on table app.graded',
	  'index app.graded_grade', 'statistics object app.graded_statistics', 'materialized view app.graded_count',
	  (map { "default value for column $_ of table app.answered" } qw(met completion points score light broken)),
	  'constraint answerable on table app.answered', 'index app.answered_met', 'index app.answered_light',
	  'statistics object app.answered_statistics', 'materialized view app.answered_count', 'materialized view app.answered_tally',
	  'materialized view granted.spent';
	unlike($stored, qr/(graded|answered)_(pkey|view|count_grade)|amount_|budget/, "$from: and nothing beside it");
	isnt($node->safe_psql($name, $answers), $node->safe_psql('fresh', $answers), "$from: what is stored is what $from answered");
	$node->safe_psql($name, join(";\n", map { (split(/\|/, $_, 2))[1] } grep { !/granted/ } split(/\n/, $stored)));
	is($node->safe_psql($name, $answers), $node->safe_psql('fresh', $answers), "$from: and becomes what is answered now");
	is($node->safe_psql($name, 'SET enable_seqscan = off; SELECT count(*) FROM app.answered WHERE actual <@ target'), '50',
		"$from: the index of what is met is right");
	is($node->safe_psql($name, "SET enable_seqscan = off; SELECT count(*) FROM app.graded WHERE public.grade(points) = '优'"), '9',
		"$from: the index gives the new answer");

	is(difference(extension_objects('fresh'), extension_objects($name)), '',
		"$from: the extension's objects are those of a fresh installation");
	is_same_database($node, 'fresh', $node, $name, "$from updated");

	$node->command_ok([ 'pg_dump', '-Fc', '-f', "$installation->{path}/$name.dump", '-d', $node->connstr($name) ],
		"$from: pg_dump after the update");
	$node->safe_psql('postgres', "CREATE DATABASE \"restored_$from\" TEMPLATE template0");
	$node->command_ok([ 'pg_restore', '-e', '-d', $node->connstr("restored_$from"), "$installation->{path}/$name.dump" ],
		"$from: pg_restore");
	is(difference(extension_objects('fresh'), extension_objects("restored_$from")), '',
		"$from: the objects of a restored database too");
	is_same_database($node, 'fresh', $node, "restored_$from", "$from updated and restored");
}

# The comparison sees drift: an update script that forgot a comment.
$node->safe_psql('postgres', 'CREATE DATABASE drift');
$node->safe_psql('drift', "CREATE EXTENSION perfeval VERSION '0.9.1'; ALTER EXTENSION perfeval UPDATE");
fill('drift');
like(difference(extension_objects('fresh'), extension_objects('drift')),
	qr/\A-COMMENT ON FUNCTION public\.abs\([^\n]*\z/, 'drift is seen');

# The server is killed in the middle of an update: the version before is there
# whole, and is updated then.
my $last = (grep { $_ ne '0.9.0' } @versions)[-1];
$node->safe_psql('postgres', 'CREATE DATABASE killed');
$node->safe_psql('killed', "CREATE EXTENSION perfeval VERSION '$last'");
fill('killed');
my $before = extension_objects('killed');
my $update = IPC::Run::start([ 'psql', '-Xqd', $node->connstr('killed'), '-c', 'BEGIN', '-c', 'ALTER EXTENSION perfeval UPDATE',
		'-c', "SELECT refresh_ledger_views('ledger')", '-c', 'SELECT pg_sleep(600)' ], \undef, '>', '/dev/null', '2>', '/dev/null');
$node->poll_query_until('postgres', "SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'") or die 'no update ran';
kill_server($node);
$update->finish;
$node->start;
is(difference($before, extension_objects('killed')), '', "killed in the middle of an update from $last: its objects are as before");
$node->safe_psql('killed', "ALTER EXTENSION perfeval UPDATE; SELECT refresh_ledger_views('ledger')");
is(difference(extension_objects('fresh'), extension_objects('killed')), '', '... and an update gives those of a fresh installation');

# A released installation cannot go back.
like(psql_error($node, 'fresh', "ALTER EXTENSION perfeval UPDATE TO '0.9.0'"), qr/^22023: .*no update path/,
	'there is no way back');

# Lets functions answer as the library of 1.1.0 did; returns what makes them
# answer anew.
sub answer_as_before
{
	my ($dbname) = @_;
	my @functions;

	$node->safe_psql($dbname, 'CREATE SCHEMA now');
	foreach my $signature (sort keys %answered)
	{
		my $function = $node->safe_psql($dbname, "SELECT pg_get_functiondef('public.$signature'::regprocedure)") . ";\n";
		my ($name) = $signature =~ /^(\w+)/;
		my ($returned) = $function =~ /^ RETURNS (\w+)$/m;
		my $old = $answered{$signature};
		my $answers = join("\n",
			map { "WHEN '$_' THEN RETURN " . (defined $old->{$_} ? "'$old->{$_}';" : 'NULL;') } sort keys %$old);
		my $arguments = join(', ', map { "\$$_" } 1 .. 1 + ($signature =~ tr/,//));

		push @functions, $function;
		$node->safe_psql($dbname, $function =~ s/FUNCTION public\./FUNCTION now./r);
		$function =~ s/^ LANGUAGE \w+$/ LANGUAGE plpgsql/m;
		$function =~ s/^(AS|RETURN|BEGIN ATOMIC)\b.*//ms;
		$function .= "AS \$f\$ BEGIN CASE concat(\$1, ' ', \$2) $answers\nELSE RETURN now.$name($arguments); END CASE; END \$f\$";
		$node->safe_psql($dbname, $function);
	}
	return @functions;
}

# A ledger and a user's objects.
sub fill
{
	my ($dbname) = @_;

	create_objects($node, $dbname);
	create_ledger_example($node, $dbname, 'ledger', 'xinzhou-2022');
}

sub table_digest
{
	my ($dbname, $tables) = @_;

	return $node->safe_psql($dbname,
		"SELECT string_agg(query_to_xml(format('SELECT * FROM ledger.%I ORDER BY 1, 2', relname), true, false, '')::text, '' ORDER BY relname)"
		  . " FROM pg_class WHERE relnamespace = 'ledger'::regnamespace AND relname IN ($tables)");
}

# Each object, the extension's among them, as pg_upgrade would make it, less
# numbers that PostgreSQL gave.
sub extension_objects
{
	my ($dbname) = @_;

	return schema_dump($node, $dbname, '--binary-upgrade') =~
	  s/^(SELECT pg_catalog\.binary_upgrade_|SET relfrozenxid|WHERE oid = ).*\n//mgr;
}

# A copy of the installation under test whose folder of extensions is our own;
# a server finds its folders from where its program stands.
sub private_installation
{
	my %from = map { $_ => (run_command([ $ENV{PG_CONFIG}, "--$_" ]))[0] } qw(bindir sharedir pkglibdir);
	my $base = PostgreSQL::Test::Utils::tempdir;
	my ($common) = "$from{bindir}\n$from{sharedir}\n$from{pkglibdir}" =~ m|^(/.*)/.*\n\1/.*\n\1/|;
	my %to = map { $_ => $base . substr($from{$_}, length($common)) } keys %from;

	system_or_bail('mkdir', '-p', values %to, "$to{sharedir}/extension");
	system_or_bail('sh', '-c', "cp -L $from{bindir}/* $to{bindir} && ln -s $from{pkglibdir}/* $to{pkglibdir}");
	foreach my $entry (glob("$from{sharedir}/*"))
	{
		symlink($entry, $to{sharedir} . substr($entry, length($from{sharedir}))) unless $entry =~ m|/extension$|;
	}
	system_or_bail('sh', '-c', "cp $from{sharedir}/extension/*.control $from{sharedir}/extension/*.sql $to{sharedir}/extension");
	return { path => $to{bindir} =~ s|/bin$||r, sharedir => $to{sharedir} };
}

done_testing();
