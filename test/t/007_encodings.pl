# Databases that are not UTF-8: where the server's encoding has the characters,
# all works; where it has not, the extension is not created at all.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Perfeval::Test;

my $node = new_node('encodings');
my $question = q{
	SET client_encoding = 'UTF8';
	SELECT '62,502.5元'::wanyuan, amount_in_words('1268.31万元'), format_amount('3万元', '元'),
		'≥９５％'::perf_target, '109.17万人'::perf_value, meets('部分达成', '稳步提高'),
		perf_score('109.17万人', '≥110万人', 5), '满分15分，得14分'::perf_score, unit('=12个月'::perf_target),
		to_numeric('3小时'::perf_value, '分钟'), perf_target('定性', '稳步提高', NULL), grade(90)};
my $answer = '6.25025|壹仟贰佰陆拾捌万叁仟壹佰元整|30,000.00元|≥95%|109.17万人|f|4.96/5|14/15|个月|180|稳步提高|优';

foreach my $encoding ('UTF8', 'EUC_CN', 'SQL_ASCII')
{
	my $database = lc $encoding;

	$node->safe_psql('postgres',
		"CREATE DATABASE $database TEMPLATE template0 ENCODING '$encoding' LOCALE 'C'");
	# a database without encoding takes the script's bytes as they come
	$node->safe_psql($database, 'CREATE EXTENSION perfeval');
	is($node->safe_psql($database, $question), $answer, "$encoding: the answers of UTF-8");

	# places are counted as substr() counts: characters, or bytes where there is no encoding
	is($node->safe_psql($database, q{
		SET client_encoding = 'UTF8';
		SELECT string_agg(concat_ws(' ', r.kind, r.verdict, r.reason, r.quote, r.label, r.computed), '; ' ORDER BY r.claim_no),
			bool_and(r.quote = substr(b.body, r.span_start, r.span_end - r.span_start + 1) AND r.message <> ''),
			(SELECT bool_and(q.raw = substr(b.body, q.span_start, q.span_end - q.span_start + 1)) FROM text_quantities(b.body) q)
		FROM (SELECT '　概况：收入56.00万元，较上年的51.00万元增长９.1%。'::text) AS b (body), review_text(b.body) r
		GROUP BY b.body}),
		'growth fails arithmetic 收入56.00万元，较上年的51.00万元增长９.1% 收入 9.804|t|t', "$encoding: prose");

	# a set of characters in a pattern is one of bytes where there is no encoding
	is($node->safe_psql($database, <<'SQL'), "f|t|none\n＝100%\nactual|请核对：与指标值一字不差，连符号在内\ntarget|请核对：前面有引号，读作文字，不读作数", "$encoding: patterns");
SET client_encoding = 'UTF8';
SELECT (SELECT agrees FROM text_score_figures('自评等级为“良”，较好。', 0, true, NULL, NULL, NULL, NULL, NULL, NULL, '优') WHERE item = 'grade'),
	(SELECT agrees FROM text_score_figures('评价结果为优秀。', 0, true, NULL, NULL, NULL, NULL, NULL, NULL, '优') WHERE item = 'grade'),
	coalesce((SELECT item FROM text_score_figures('评价等级为优、良、中、差', 0, true, NULL, NULL, NULL, NULL, NULL, NULL, '良')
		WHERE item = 'grade'), 'none');
SELECT target_beside('正向', '100%', NULL);
SELECT create_ledger('l'), create_staging('l') \g /dev/null
INSERT INTO l.department VALUES ('1', '局', NULL);
INSERT INTO l.project (fiscal_year, project_code, name, department_code) VALUES (2024, 'p', 'p', '1');
INSERT INTO l.staging_indicator (fiscal_year, project_code, seq, level1, target, actual) VALUES
	('2024', 'p', '1', '产出指标', '≥95%', '≥95%'), ('2024', 'p', '2', '产出指标', '“≥95%', '96%');
SELECT column_name, left(reason, 200) FROM check_staging('l') ORDER BY sheet_row;
SQL

	my (undef, undef, $stderr) = $node->psql($database, "SET client_encoding = 'UTF8'; SELECT '≥abc'::perf_target");
	like($stderr, qr/invalid input syntax for type perf_target: "≥abc".*HINT: .*"≥95%", "=12个月"/s,
		"$encoding: errors quote the literal and give an example");
	(undef, undef, $stderr) = $node->psql($database, "SET client_encoding = 'UTF8'; SELECT '570余万元'::wanyuan");
	like($stderr, qr/"570余万元".*62,502.5元/s, "$encoding: so do errors of amounts");
}

$node->safe_psql('postgres', "CREATE DATABASE latin1 TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");
my ($code, undef, $stderr) = $node->psql('latin1', 'CREATE EXTENSION perfeval');
isnt($code, 0, 'LATIN1: the extension is not created');
like($stderr, qr/has no equivalent in encoding "LATIN1"/, 'LATIN1: and the error says why');

$node->stop;
done_testing();
