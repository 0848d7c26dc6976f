# What the extension gives to whom, and that nothing planted beside it is taken
# for its own.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Perfeval::Test;

my $node = new_node('main', conf => "max_locks_per_transaction = 512\n");

# The extension's functions, and those that create_ledger makes for a user: none
# runs with its owner's rights, and none looks a name up where callers say.
$node->safe_psql('postgres', 'CREATE DATABASE plain');
$node->safe_psql('plain', "CREATE EXTENSION perfeval; SELECT create_ledger('ledger'); SELECT create_staging('ledger')");
my $functions = <<'SQL';
FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
WHERE (p.pronamespace = 'ledger'::regnamespace OR EXISTS (SELECT FROM pg_depend d
	WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
	AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'perfeval')))
SQL
is($node->safe_psql('plain', "SELECT p.oid::regprocedure $functions AND p.prosecdef"), '',
	'no function is SECURITY DEFINER');
is($node->safe_psql('plain', "SELECT string_agg(DISTINCT lanname, ' ' ORDER BY lanname) $functions"),
	'c internal plpgsql sql', 'these languages are used');
is($node->safe_psql('plain', "SELECT p.oid::regprocedure $functions AND lanname = 'sql' AND prosqlbody IS NULL"
		  . " AND NOT 'search_path=pg_catalog, pg_temp' = ANY (coalesce(proconfig, '{}'))"),
	'', 'each function in SQL is bound when it is created, or pins search_path');
is($node->safe_psql('plain', "SELECT p.oid::regprocedure $functions AND lanname = 'plpgsql'"
		  . " AND NOT 'search_path=pg_catalog, pg_temp' = ANY (coalesce(proconfig, '{}'))"),
	'', 'each function in PL/pgSQL pins search_path');
is($node->safe_psql('plain', "SELECT p.oid::regprocedure $functions AND lanname IN ('c', 'internal') AND proconfig IS NOT NULL"),
	'', 'no function in C depends on settings');
is($node->safe_psql('plain', "SELECT relname FROM pg_class WHERE relnamespace = 'ledger'::regnamespace AND relkind = 'v'"
		  . " AND NOT 'security_invoker=true' = ANY (coalesce(reloptions, '{}'))"),
	'', 'each view reads with the rights of who asks');
is($node->safe_psql('plain', "SELECT c.oid::regcast FROM pg_cast c" =~ s/c\.oid::regcast/castsource::regtype, casttarget::regtype/r
		  . " JOIN pg_depend d ON d.classid = 'pg_cast'::regclass AND d.objid = c.oid AND d.deptype = 'e' WHERE castcontext = 'i'"),
	'', 'no cast is implicit');

# A trusted extension: who may create in the database may create it.
$node->safe_psql('postgres', <<'SQL');
CREATE ROLE builder LOGIN;
CREATE ROLE guest LOGIN;
CREATE DATABASE trusted;
GRANT CREATE ON DATABASE trusted TO builder;
SQL
$node->safe_psql('trusted', 'GRANT CREATE ON SCHEMA public TO builder');
my @builder = ('-U', 'builder');
my @guest = ('-U', 'guest');
like(psql_error($node, 'trusted', 'CREATE EXTENSION perfeval', @guest), qr/^42501/, 'a guest may not create the extension');
$node->safe_psql('trusted', 'CREATE EXTENSION perfeval', extra_params => \@builder);
is($node->safe_psql('trusted', "SELECT extowner::regrole FROM pg_extension WHERE extname = 'perfeval'"),
	'builder', 'who may create in the database owns the extension');
foreach my $statement (
	"CREATE FUNCTION f(cstring) RETURNS wanyuan LANGUAGE c AS '\$libdir/perfeval', 'wanyuan_in'",
	"CREATE OR REPLACE FUNCTION abs(wanyuan) RETURNS wanyuan LANGUAGE sql AS 'SELECT \$1'",
	'ALTER FUNCTION abs(wanyuan) SECURITY DEFINER',
	'ALTER TYPE wanyuan OWNER TO builder',
	'DROP FUNCTION abs(wanyuan)',
	'UPDATE pg_proc SET prosecdef = true')
{
	like(psql_error($node, 'trusted', $statement, @builder), qr/^42501/, "its owner may not: $statement");
}
is($node->safe_psql('trusted', "SELECT rolsuper FROM pg_roles WHERE rolname = 'builder'"), 'f', 'its owner is no superuser');
like(psql_error($node, 'trusted', "SELECT create_ledger('guests')", @guest), qr/^42501: role guest may not create schema guests/,
	'a guest may not create a ledger');
$node->safe_psql('trusted', "SELECT create_ledger('books')", extra_params => \@builder);
is($node->safe_psql('trusted', "SELECT DISTINCT relowner::regrole FROM pg_class WHERE relnamespace = 'books'::regnamespace"),
	'builder', 'a ledger belongs to who created it');
foreach my $statement ('SELECT * FROM books.department', 'SELECT * FROM books.department_total',
	"SELECT refresh_ledger_views('books')", "SELECT create_ledger('books')")
{
	like(psql_error($node, 'trusted', $statement, @guest), qr/^(42501|42P07)/, "a guest may not: $statement");
}
$node->safe_psql('trusted', 'GRANT USAGE ON SCHEMA books TO guest; GRANT SELECT ON books.department_total TO guest',
	extra_params => \@builder);
like(psql_error($node, 'trusted', 'SELECT * FROM books.department_total', @guest), qr/^42501: permission denied for (table|view)/,
	'a right on a view gives none on its tables');
like(psql_error($node, 'trusted', 'DROP EXTENSION perfeval', @builder), qr/^2BP01/, 'a ledger keeps the extension');

# Names that are not plain.  63 bytes is the longest that PostgreSQL has.
my $count = 0;
my $first;
foreach my $schema ('a"b; --', "x'; DROP SCHEMA ledger CASCADE; --", '预算台账', '一二三四五六七八九十一二三四五六七八九十百',
	'x' x 63, 'MixedCase', 'select', '%1$I %s %L %', '$ddl$ $dml$ $function$ $$', "line\nbreak\ttab", 'back\\slash\\', ' ', '1', '"', "'")
{
	my ($literal, $identifier) = ("'" . $schema =~ s/'/''/gr . "'", '"' . $schema =~ s/"/""/gr . '"');
	my $answer = $node->safe_psql('plain', <<"SQL");
SET standard_conforming_strings = on;
SELECT create_ledger($literal);
SELECT create_staging($literal);
SELECT refresh_ledger_views($literal);
INSERT INTO $identifier.department VALUES ('d', '部门', NULL);
INSERT INTO $identifier.project (fiscal_year, project_code, name, department_code, scheme_code) VALUES (2024, 'p', '项目', 'd', 'default');
INSERT INTO $identifier.funding (fiscal_year, project_code, source, initial_budget, executed) VALUES (2024, 'p', '财政', '8.65', '62,502.5元');
INSERT INTO $identifier.indicator (fiscal_year, project_code, seq, level1, target, actual, full_mark, self_points) VALUES (2024, 'p', 1, '产出指标', '≥4次', '3次', 90, 90);
SELECT format('SELECT %L, count(*), obj_description(%L::regclass) FROM %s', t, r, r)
FROM ledger_tables() AS t CROSS JOIN LATERAL (SELECT format('%I.%I', $literal, t)) AS q (r)
\\gexec
INSERT INTO $identifier.review_answer (fiscal_year, department_code, project_code, subject, rule, stated, computed, answer)
	SELECT fiscal_year, department_code, project_code, subject, rule, stated, computed, '确认' FROM $identifier.review_finding;
SELECT "规则代码", "状态" FROM $identifier."整改情况" ORDER BY 1;
SELECT execution_rate_pct, rule_mean_score FROM $identifier.department_total;
SELECT string_agg(rule, ' ' ORDER BY rule) FROM $identifier.review_finding;
SELECT count(*) FROM check_staging($literal);
SELECT md5(report_html($literal, 2024, 'd'));
SELECT count(*), sum(length(obj_description(oid, 'pg_class'))) FROM pg_class WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = $literal) AND relkind IN ('r', 'v');
DROP SCHEMA $identifier CASCADE;
SQL
	$first //= $answer;
	is($answer, $first, "a ledger named $literal gives what any other gives");
	$count++;
}
like($first, qr/^72\.26\|74\.730$/m, 'and that is right: 7.23 + 90 · 3 ÷ 4');
is($node->safe_psql('plain', 'SELECT count(*) FROM ledger.scheme'), '3', 'and nobody else lost a ledger');
foreach my $name ('pg_ledger', '')
{
	like(psql_error($node, 'plain', "SELECT create_ledger('$name')"), qr/^42(939|601)/, "the name '$name' is refused");
}

# Decoys.  For each function and operator of the extension, others of the same
# name that a careless call would rather match, because of the type of one
# argument or because of the number of them: an object that is bound to one of
# them shows as a dependency, a call at run time in the log.  They stand in
# public, where the extension is, before it comes or before a ledger is made.
my $decoys = <<'SQL';
CREATE TEMP TABLE variant AS
SELECT DISTINCT d.kind, d.name, d.result, v.arguments
FROM (
	SELECT kind, name, result, arguments, i, t
	FROM decoy, generate_subscripts(arguments, 1) AS i,
		unnest('{text,name,character varying,integer,bigint,numeric,anyelement,anycompatible}'::text[]) AS t
	-- these two fit alike: the call is refused, so nobody's function is taken for it
	WHERE (arguments[i], t) <> ('anyelement', 'anycompatible')
) AS d,
LATERAL (SELECT d.arguments[:i - 1] || t || d.arguments[i + 1:] AS arguments) AS v
UNION
SELECT kind, name, result, arguments[:cardinality(arguments) - i]
FROM decoy, generate_series(1, optional) AS i
UNION
SELECT kind, name, result, arguments[:cardinality(arguments) - 1] || array_fill(element, ARRAY[i])
FROM decoy, generate_series(1, 8) AS i WHERE element IS NOT NULL
EXCEPT SELECT kind, name, result, arguments FROM decoy;
DO $$
DECLARE
	v record;
BEGIN
	FOR v IN
		SELECT *, array_to_string(arguments, ', ') AS list,
			CASE WHEN to_regtype(result) IS NULL OR result IN ('void', 'record') THEN 'text' ELSE result END AS returns
		FROM variant WHERE NOT EXISTS (SELECT FROM unnest(arguments) AS t WHERE to_regtype(t) IS NULL)
	LOOP
	BEGIN
		EXECUTE format('CREATE FUNCTION public.%I(%s) RETURNS %s LANGUAGE plpgsql AS %L',
			CASE v.kind WHEN 'o' THEN 'decoy' ELSE v.name END, v.list, v.returns, 'BEGIN RAISE LOG ''decoy''; RETURN NULL; END');
		IF v.kind = 'o' THEN
			EXECUTE format('CREATE OPERATOR public.%s (%s RIGHTARG = %s, FUNCTION = public.decoy)', v.name,
				CASE cardinality(v.arguments) WHEN 2 THEN 'LEFTARG = ' || v.arguments[1] || ',' ELSE '' END,
				v.arguments[cardinality(v.arguments)]);
		END IF;
	EXCEPTION
		WHEN duplicate_function OR invalid_function_definition OR wrong_object_type OR invalid_object_definition OR feature_not_supported THEN
	END;
	END LOOP;
END
$$;
SELECT count(*) FROM pg_proc WHERE prosrc LIKE '%decoy%';
SQL
my $captured = <<'SQL';
SELECT DISTINCT pg_describe_object(d.classid, d.objid, 0), pg_describe_object(d.refclassid, d.refobjid, 0)
FROM pg_depend d
LEFT JOIN pg_proc p ON p.oid = d.refobjid AND d.refclassid = 'pg_proc'::regclass
LEFT JOIN pg_operator o ON o.oid = d.refobjid AND d.refclassid = 'pg_operator'::regclass
LEFT JOIN pg_proc op ON op.oid = o.oprcode
WHERE (p.prosrc = 'BEGIN RAISE LOG ''decoy''; RETURN NULL; END' OR op.prosrc = 'BEGIN RAISE LOG ''decoy''; RETURN NULL; END')
	AND d.classid <> 'pg_operator'::regclass
SQL
my $list = $node->safe_psql('plain', <<'SQL');
SELECT format('(%L, %L, %L::text[], %L, %L, %L::int)', k, name, arguments, result, element, optional)
FROM (
	SELECT 'f' AS k, proname AS name, ARRAY(SELECT format_type(t, NULL) FROM unnest(proargtypes) AS t) AS arguments,
		format_type(prorettype, NULL) AS result, format_type(nullif(provariadic, 0), NULL) AS element,
		greatest(pronargdefaults, (provariadic <> 0)::int) AS optional, oid, 'pg_proc'::regclass AS class
	FROM pg_proc WHERE prokind = 'f'
	UNION ALL
	SELECT 'o', oprname, array_remove(ARRAY[format_type(nullif(oprleft, 0), NULL), format_type(oprright, NULL)], NULL), format_type(oprresult, NULL),
		NULL, 0, oid, 'pg_operator'::regclass
	FROM pg_operator
) AS s
WHERE EXISTS (SELECT FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'perfeval'
	WHERE d.classid = s.class AND d.objid = s.oid AND d.deptype = 'e')
	AND NOT 'internal' = ANY (arguments) AND NOT 'cstring' = ANY (arguments) AND result NOT IN ('internal', 'cstring')
SQL
my $plant = 'CREATE TEMP TABLE decoy AS SELECT * FROM (VALUES ' . join(",\n", split(/\n/, $list))
  . ') AS v (kind, name, arguments, result, element, optional);' . $decoys;

# Before our types are there, a decoy of an operator or of a name that PostgreSQL
# has too could only shadow PostgreSQL's own; see SECURITY.md for that.
my $plant_ours = $plant =~ s/(?=CREATE TEMP TABLE variant)/DELETE FROM decoy WHERE kind = 'o' OR name IN (SELECT proname FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace);\n/r;

$node->safe_psql('postgres', 'CREATE DATABASE before');
$node->safe_psql('postgres', 'CREATE DATABASE after');
cmp_ok($node->safe_psql('before', $plant_ours), '>', 100, 'decoys are planted before the extension comes');
$node->safe_psql('before', 'CREATE EXTENSION perfeval');
is($node->safe_psql('before', $captured), '', 'the extension is bound to none of them');
$node->safe_psql('after', 'CREATE EXTENSION perfeval');
cmp_ok($node->safe_psql('after', $plant), '>', 500, 'decoys are planted before a ledger is made');
foreach my $dbname ('before', 'after')
{
	create_ledger_example($node, $dbname, 'ledger', 'panzhihua-2024');
	is($node->safe_psql($dbname, $captured), '', "no view is bound to one ($dbname)");
	is($node->safe_psql($dbname, "SELECT create_staging('ledger'::name); SELECT count(*) FROM check_staging('ledger'::name, '万元'::text);"
			  . "SELECT length(report_html('ledger'::name, 2024, 'pzh-ybzx'::text, 500)) > 1000"), "\n0\nt", "staging and report work ($dbname)");
}

is(join("\n", sort { $a cmp $b } keys %{ { map { $_ => 1 } slurp_file($node->logfile) =~ /LOG:  decoy\n.*?PL\/pgSQL function (.*?) line/g } }),
	'', 'no function calls one');

$node->safe_psql('after', "CREATE VIEW ledger.careless AS SELECT public.percent(1, 1.0)");
is($node->safe_psql('after', $captured), 'rule _RETURN on view ledger.careless|function percent(integer,numeric)',
	'a careless call would be seen');

# Tables and types with our names, in the schema of the session's own and first
# in the path.
$node->safe_psql('postgres', 'CREATE DATABASE clean');
$node->safe_psql('clean', 'CREATE EXTENSION perfeval');
create_ledger_example($node, 'clean', 'ledger', 'panzhihua-2024');
my $answers = "SELECT md5(string_agg(t::text, '' ORDER BY t::text COLLATE \"C\")) FROM ledger.department_total AS t;"
  . "SELECT md5(string_agg(t::text, '' ORDER BY t::text COLLATE \"C\")) FROM ledger.review_finding AS t;"
  . "SELECT md5(report_html('ledger', 2024, 'pzh-ybzx'));SELECT refresh_ledger_views('ledger');"
  . "SELECT create_ledger('second');SELECT count(*) FROM second.department_total;";
my $expected = $node->safe_psql('clean', "BEGIN; $answers ROLLBACK;");
is($node->safe_psql('clean', <<"SQL"), $expected, 'what stands in pg_temp and first in search_path is not looked at');
CREATE SCHEMA planted;
SET search_path = planted, pg_temp, public, pg_catalog;
CREATE TYPE pg_temp.wanyuan AS (x text);
CREATE TYPE planted.perf_target AS (x text);
CREATE TEMP TABLE pg_class (relname name, relnamespace oid, relkind "char");
CREATE TEMP TABLE department (code text, name text, parent_code text);
CREATE TABLE planted.funding (x text);
CREATE FUNCTION planted.sum_step(text, wanyuan) RETURNS text LANGUAGE plpgsql AS 'BEGIN RAISE ''planted''; END';
CREATE FUNCTION planted.round(numeric, integer) RETURNS numeric LANGUAGE plpgsql AS 'BEGIN RAISE ''planted''; END';
CREATE FUNCTION planted.format(text, VARIADIC "any") RETURNS text LANGUAGE internal AS 'text_format';
CREATE FUNCTION planted.equal(text, text) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RAISE ''planted''; END';
CREATE OPERATOR planted.= (LEFTARG = text, RIGHTARG = text, FUNCTION = planted.equal);
CREATE FUNCTION planted.percent(numeric, numeric) RETURNS numeric LANGUAGE plpgsql AS 'BEGIN RAISE ''planted''; END';
CREATE FUNCTION planted.grade(numeric, numeric[]) RETURNS text LANGUAGE plpgsql AS 'BEGIN RAISE ''planted''; END';
SELECT pg_catalog.set_config('search_path', 'planted, pg_temp, public, pg_catalog', false) IS NULL \\g /dev/null
BEGIN;
SELECT pg_catalog.md5(pg_catalog.string_agg(t::pg_catalog.text, '' ORDER BY t::pg_catalog.text COLLATE pg_catalog."C")) FROM ledger.department_total AS t;
SELECT pg_catalog.md5(pg_catalog.string_agg(t::pg_catalog.text, '' ORDER BY t::pg_catalog.text COLLATE pg_catalog."C")) FROM ledger.review_finding AS t;
SELECT pg_catalog.md5(public.report_html('ledger', 2024, 'pzh-ybzx'));
SELECT public.refresh_ledger_views('ledger');
SELECT public.create_ledger('second');
SELECT pg_catalog.count(*) FROM second.department_total;
ROLLBACK;
SQL

note($node->safe_psql($_, "SELECT count(*) || ' decoys stand $_' FROM pg_proc WHERE prosrc LIKE '%decoy%'")) foreach 'before', 'after';

done_testing();
