-- What other software relies on: names, arguments, results, types, labels, the
-- columns of a ledger in their order, and how errors read.  A line here changes
-- with a major version only; more functions and, at the end, more columns may
-- come.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT * FROM no_plan();

-- functions: arguments with names and defaults, result, volatility, strict, parallel
CREATE TEMP TABLE promised (signature text);
INSERT INTO promised VALUES
	('abs(wanyuan) wanyuan iss'),
	('amount_in_words(wanyuan) text iss'),
	('attainment_band(attainment perf_attainment, full_mark numeric, achieved_from numeric DEFAULT 0.8, partial_from numeric '
		'DEFAULT 0.6) numrange iss'),
	('comparator(perf_target) text iss'),
	('comparator(perf_value) text iss'),
	('completion_rate(perf_value, perf_target) numeric iss'),
	('convert(perf_target, unit text) perf_target iss'),
	('convert(perf_value, unit text) perf_value iss'),
	('create_ledger(schema name) void v-u'),
	('earned(perf_score) numeric iss'),
	('execution_rate(executed wanyuan, budget wanyuan) numeric iss'),
	('execution_score(executed wanyuan, budget wanyuan, full_mark numeric DEFAULT 10) perf_score iss'),
	('format_amount(amount wanyuan, unit text DEFAULT ''万元''::text, decimals integer DEFAULT 2) text iss'),
	('from_yuan(numeric) wanyuan iss'),
	('full_mark(perf_score) numeric iss'),
	('generate_series(start wanyuan, stop wanyuan, step wanyuan) SETOF wanyuan iss'),
	('grade(score numeric, thresholds numeric[] DEFAULT ''{90,80,60}''::numeric[]) perf_grade i-s'),
	('grade(score perf_score, thresholds numeric[] DEFAULT ''{90,80,60}''::numeric[]) perf_grade i-s'),
	('growth(now numeric, before numeric) numeric i-s'),
	('growth(now wanyuan, before wanyuan) numeric iss'),
	('is_quantitative(perf_target) boolean iss'),
	('is_quantitative(perf_value) boolean iss'),
	('meets(perf_value, perf_target) boolean iss'),
	('number(perf_target) numeric iss'),
	('number(perf_value) numeric iss'),
	('perf_score(earned numeric, full_mark numeric) perf_score iss'),
	('perf_score(value perf_value, target perf_target, full_mark numeric, method perf_method '
		'DEFAULT ''proportional''::perf_method, pass_rate numeric DEFAULT 0) perf_score iss'),
	('perf_score(value perf_value, target perf_target, full_mark numeric, method perf_method, thresholds numeric[], shares '
		'numeric[]) perf_score iss'),
	('perf_target(sign text, number numeric, unit text) perf_target i-s'),
	('perf_target(sign text, number text, unit text) perf_target i-s'),
	('refresh_ledger_views(schema name) void v-u'),
	('report_html(ledger name, fiscal_year integer, department text, max_projects integer DEFAULT 500) text ssu'),
	('round(amount wanyuan) wanyuan iss'),
	('round(amount wanyuan, decimals integer) wanyuan iss'),
	('score_rate(perf_score) numeric iss'),
	('share(part numeric, whole numeric) numeric i-s'),
	('share(part wanyuan, whole wanyuan) numeric iss'),
	('to_numeric(perf_target, unit text) numeric iss'),
	('to_numeric(perf_value, unit text) numeric iss'),
	('unit(perf_target) text iss'),
	('unit(perf_value) text iss'),
	('yuan(wanyuan) numeric iss');
SELECT is_empty($$
	SELECT signature FROM promised
	EXCEPT
	SELECT format('%s(%s) %s %s%s%s', p.proname, pg_get_function_arguments(p.oid), pg_get_function_result(p.oid),
		p.provolatile, CASE WHEN p.proisstrict THEN 's' ELSE '-' END, p.proparallel)
	FROM pg_proc p
	JOIN pg_depend d ON d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e'
	$$, 'functions are as promised');

SELECT has_operator(l::name, o::name, r::name, v::name, format('%s %s %s', l, o, r)) FROM (VALUES
	('wanyuan', '+', 'wanyuan', 'wanyuan'), ('wanyuan', '-', 'wanyuan', 'wanyuan'), ('wanyuan', '*', 'numeric', 'wanyuan'),
	('wanyuan', '+', 'numeric', 'wanyuan'), ('numeric', '+', 'wanyuan', 'wanyuan'), ('wanyuan', '-', 'numeric', 'wanyuan'),
		('numeric', '-', 'wanyuan', 'wanyuan'),
	('numeric', '*', 'wanyuan', 'wanyuan'), ('wanyuan', '/', 'numeric', 'wanyuan'), ('wanyuan', '/', 'wanyuan', 'numeric'),
	('perf_score', '+', 'perf_score', 'perf_score'), ('perf_value', '<@', 'perf_target', 'boolean')) AS t (l, o, r, v);
SELECT has_operator(l::name, o::name, r::name, 'boolean'::name, format('%s %s %s', l, o, r))
FROM (VALUES ('wanyuan', 'wanyuan'), ('wanyuan', 'numeric'), ('numeric', 'wanyuan'), ('perf_target', 'perf_target'),
	('perf_value', 'perf_value'), ('perf_score', 'perf_score')) AS t (l, r),
	unnest(ARRAY['<', '<=', '=', '<>', '>=', '>']) AS o;
SELECT has_leftop('-', 'wanyuan', 'wanyuan', 'unary minus');
SELECT is(string_agg(format('%s→%s %s', castsource::regtype, casttarget::regtype, castcontext), ', '
	ORDER BY castsource::regtype::text, casttarget::regtype::text),
	'bigint→wanyuan a, double precision→wanyuan a, integer→wanyuan a, numeric→wanyuan a, perf_score→numeric a, real→wanyuan a, '
	'smallint→wanyuan a, wanyuan→numeric a, wanyuan_range→wanyuan_multirange e',
	'casts, none of them implicit')
FROM pg_cast c JOIN pg_depend d ON d.objid = c.oid AND d.classid = 'pg_cast'::regclass AND d.deptype = 'e';
SELECT is(string_agg(format('%s %s%s', am.amname, o.opcintype::regtype, CASE WHEN o.opcdefault THEN ''
	ELSE ' (no default)' END), ', '
		ORDER BY o.opcintype::regtype::text, am.amname, NOT o.opcdefault),
	'btree perf_score, hash perf_score, btree perf_target, hash perf_target, btree perf_value, hash perf_value, brin wanyuan, '
	'brin wanyuan (no default), btree wanyuan, hash wanyuan',
	'operator classes')
FROM pg_opclass o JOIN pg_am am ON am.oid = o.opcmethod
JOIN pg_depend d ON d.objid = o.oid AND d.classid = 'pg_opclass'::regclass AND d.deptype = 'e';
SELECT is(string_agg(format('%s(%s)', p.proname, pg_get_function_arguments(p.oid)), ', '
	ORDER BY p.proname, p.oid::regprocedure::text),
	'avg(perf_score), avg(wanyuan), max(perf_score), max(wanyuan), min(perf_score), min(wanyuan), sum(perf_score), sum(wanyuan)',
	'aggregates, all combinable, none with a state that cannot be shipped')
FROM pg_proc p JOIN pg_aggregate a ON a.aggfnoid = p.oid
JOIN pg_depend d ON d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e'
WHERE p.proname IN ('sum', 'avg', 'min', 'max') AND a.aggcombinefn <> 0 AND a.aggtranstype <> 'internal'::regtype
	AND p.proparallel = 's';
SELECT enum_has_labels('perf_grade', ARRAY['差', '中', '良', '优']);
SELECT enum_has_labels('perf_attainment', ARRAY['未达成预期指标且效果较差', '部分达成预期指标并具有一定效果', '达成预期指标']);
SELECT enum_has_labels('perf_method', ARRAY['proportional', 'binary', 'step', 'manual']);
SELECT is(string_agg(format('%s %s%s', typname, typlen, CASE WHEN typbyval THEN ' by value' ELSE '' END), ', ' ORDER BY typname),
	'perf_score 16, perf_target -1, perf_value -1, wanyuan 8 by value', 'storage')
FROM pg_type WHERE oid IN ('wanyuan'::regtype, 'perf_target'::regtype, 'perf_value'::regtype, 'perf_score'::regtype);

-- calls as the documentation writes them
SELECT is(perf_score(value => '109.17万人', target => '≥110万人', full_mark => 5, method => 'binary')::text, '0/5',
	'named arguments');
SELECT is(perf_score(value => '109.17万人', target => '≥110万人', full_mark => 5)::text, '4.96/5', 'a default method');
SELECT is(perf_score(value => '85%', target => '≥90%', full_mark => 10, method => 'step', thresholds => '{90,80}',
	shares => '{1,0.7}')::text,
	'7/10', 'steps by name');
SELECT is(execution_score(executed => '1', budget => '3', full_mark => 20)::text, '6.67/20', 'points of 20');
SELECT is(execution_score('62,502.5元', '86,500元')::text, '7.23/10', 'points of 10');
SELECT is(round(100 * execution_rate('62,502.5元', '86,500元'), 2), 72.26, 'a rate is a fraction');
SELECT is(execution_rate('1', '0'), NULL, 'no rate of a zero budget');
SELECT is(grade(89.995)::text, '良', 'a grade is not of the rounded score');
SELECT is(grade(90)::text, '优', 'exactly 90');
SELECT is(grade(score => 70.5, thresholds => '{95,85,70}')::text, '中', 'thresholds by name');
SELECT is(attainment_band('部分达成预期指标并具有一定效果', 15), '[9,12)'::numrange, 'a band');
SELECT is(attainment_band('部分达成预期指标并具有一定效果', full_mark => 15, partial_from => 0.5), '[7.5,12)'::numrange,
	'its bound');
SELECT is(growth(now => 95::numeric, before => 100), -0.05, 'growth is a fraction');
SELECT is(share('1'::wanyuan, '0'), NULL, 'no share of nothing');
SELECT is(format_amount('1268.315555', '元', 0), '12,683,156元', 'an amount in 元');
SELECT is(format_amount(amount => '26424'), '26,424.00万元', 'an amount by default');
SELECT is(amount_in_words('1268.31'), '壹仟贰佰陆拾捌万叁仟壹佰元整', 'an amount in words');
SELECT is(perf_target('≥', 95, '%')::text || perf_target('定性', '显著提升', NULL), '≥95%显著提升', 'split cells');

-- errors: code, message, detail, hint
CREATE FUNCTION pg_temp.error(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	d text;
	h text;
BEGIN
	EXECUTE query;
	RETURN 'none';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS d = PG_EXCEPTION_DETAIL, h = PG_EXCEPTION_HINT;
	RETURN concat_ws(' ', SQLSTATE, SQLERRM, CASE WHEN d <> '' THEN 'D' END, CASE WHEN h <> '' THEN 'H' END);
END $$;
SELECT is(pg_temp.error('SELECT ' || q), e, q) FROM (VALUES
	($$'abc'::wanyuan$$, '22P02 invalid input syntax for type wanyuan: "abc" D H'),
	($$''::wanyuan$$, '22P02 invalid input syntax for type wanyuan: "" D H'),
	($$'1e400'::wanyuan$$, '22P02 invalid input syntax for type wanyuan: "1e400" D H'),
	($$'1.2345678'::wanyuan$$, '22003 value "1.2345678" is out of range for type wanyuan D H'),
	($$'99999999999999999999'::wanyuan$$, '22003 value "99999999999999999999" is out of range for type wanyuan D H'),
	($$'≥'::perf_target$$, '22P02 invalid input syntax for type perf_target: "≥" D H'),
	($$'≥1234567890123456789'::perf_target$$, '22003 value "≥1234567890123456789" is out of range for type perf_target D H'),
	($$'≥x'::perf_value$$, '22P02 invalid input syntax for type perf_value: "≥x" D H'),
	($$'14'::perf_score$$, '22P02 invalid input syntax for type perf_score: "14" D H'),
	($$'9223372036854.775807'::wanyuan + '0.000001'::wanyuan$$, '22003 value is out of range for type wanyuan D H'),
	($$- '-9223372036854.775808'::wanyuan$$, '22003 value is out of range for type wanyuan D H'),
	($$'1'::wanyuan / 0$$, '22012 division by zero D H'),
	($$'1'::wanyuan / '0'::wanyuan$$, '22012 division by zero D H'),
	($$'NaN'::numeric::wanyuan$$, '22003 value "NaN" is out of range for type wanyuan H'),
	($$sum(a) FROM unnest('{9223372036854.775807,1}'::wanyuan[]) a$$, '22003 sum is out of range for type wanyuan D H'),
	($$to_numeric('5个'::perf_value, '%')$$, '22000 cannot convert 个 to % D'),
	($$format_amount('1', '美元')$$, '22023 invalid unit of money: "美元" H'),
	($$perf_score('1', '≥1', -1)$$, '22003 full mark -1 is negative H'),
	($$create_ledger('contract'), create_ledger('contract')$$, '42P07 schema contract already holds a ledger D H')
	) AS t (q, e);
SELECT is(avg(a), '9223372036854.775807'::wanyuan, 'a mean is never out of range')
FROM unnest('{9223372036854.775807,9223372036854.775807}'::wanyuan[]) a;

-- the ledger
SELECT create_ledger('contract') \g /dev/null
SELECT ok(starts_with(string_agg(format('%s %s', attname, format_type(atttypid, atttypmod)), ', '
	ORDER BY attnum) || ', ', c || ', '), r)
FROM (VALUES
	('department', 'code text, name text, parent_code text'),
	('scheme', 'code text, name text, budget_points numeric'),
	('scheme_part', 'scheme_code text, level1 text, points numeric'),
	('project', 'fiscal_year integer, project_code text, name text, department_code text, kind text, scheme_code text, '
		'carry_in_counts boolean, stated_rate numeric, stated_budget_points numeric, stated_total numeric, stated_grade text'),
	('funding', 'fiscal_year integer, project_code text, source text, is_carry_in boolean, requested wanyuan, initial_budget '
		'wanyuan, adjusted_budget wanyuan, executed wanyuan, stated_balance wanyuan'),
	('indicator', 'fiscal_year integer, project_code text, seq integer, level1 text, level2 text, level3 text, initial_target '
		'perf_target, target perf_target, actual perf_value, full_mark numeric, self_points numeric, method perf_method, '
		'explanation text'),
	('allocation', 'fiscal_year integer, project_code text, region text, amount wanyuan'),
	('account_line', 'fiscal_year integer, department_code text, statement text, line_no integer, name text, subject_code text, '
		'parent_line_no integer, budget wanyuan, amount wanyuan, prior_amount wanyuan, stated_share numeric, stated_growth '
		'numeric, stated_completion numeric'),
	('project_execution', 'fiscal_year integer, department_code text, department_name text, project_code text, project_name text, '
		'initial_budget_wan numeric, full_year_budget_wan numeric, executed_wan numeric, balance_wan numeric, execution_rate_pct '
		'numeric, execution_points numeric'),
	('indicator_score', 'fiscal_year integer, department_code text, project_code text, project_name text, seq integer, level1 '
		'text, level2 text, level3 text, target_text text, comparator text, target_number numeric, unit text, actual_text text, '
		'actual_number numeric, met boolean, completion_rate_pct numeric, full_mark_points numeric, self_points numeric, '
		'rule_points numeric, difference_points numeric, method text, explanation text'),
	('project_score', 'fiscal_year integer, department_code text, department_name text, project_code text, project_name text, '
		'kind text, budget_points numeric, self_indicator_points numeric, self_total_points numeric, self_grade text, '
		'rule_indicator_points numeric, rule_total_points numeric, rule_grade text, difference_points numeric'),
	('department_total', 'fiscal_year integer, department_code text, department_name text, parent_code text, depth integer, '
		'projects integer, budget_wan numeric, executed_wan numeric, balance_wan numeric, execution_rate_pct numeric, '
		'self_mean_score numeric, self_weighted_score numeric, rule_mean_score numeric, rule_weighted_score numeric, '
		'self_excellent integer, self_good integer, self_fair integer, self_poor integer, rule_excellent integer, rule_good '
		'integer, rule_fair integer, rule_poor integer, unknown_execution integer, undecided_indicators integer, own_budget_wan '
		'numeric, own_self_score numeric, own_rule_score numeric'),
	('review_finding', 'fiscal_year integer, department_code text, project_code text, seq integer, rule text, severity text, '
		'message text, stated numeric, computed numeric'),
	('项目支出绩效自评表', '预算年度 integer, 项目代码 text, 项目名称 text, 主管部门及代码 text, 预算单位 text, 行次 integer, '
		'栏目 text, 资金来源 text, 目标申报数 numeric, 预算编制数 numeric, 全年预算数 numeric, 全年执行数 numeric, 资金结(转)余 '
		'numeric, 执行率 numeric, 一级指标 text, 二级指标 text, 三级指标 text, 年初指标值 text, 调整后指标值 text, 实际完成值 '
		'text, 分值 numeric, 得分 numeric, 等级 text, 偏差原因分析及改进措施 text')
	) AS t (r, c)
LEFT JOIN pg_attribute a ON a.attrelid = to_regclass('contract.' || quote_ident(r)) AND a.attnum > 0
GROUP BY r, c;
SELECT is(string_agg(attname, ' ' ORDER BY attnum), 'fiscal_year department_code project_code seq rule severity message stated '
	'computed rule_name severity_order subject answer section span_start span_end quote', 'all columns of review_finding')
FROM pg_attribute WHERE attrelid = 'contract.review_finding'::regclass AND attnum > 0;
SELECT columns_are('contract', 'review_answer', '{fiscal_year,department_code,project_code,subject,rule,stated,computed,answer,'
	'note,answered_by,answered_on}'::name[], 'review_answer');
SELECT col_is_pk('contract', 'review_answer', '{fiscal_year,department_code,project_code,subject,rule}'::name[], 'its key');
SELECT has_view('contract', v::name, v)
FROM unnest(ARRAY['scheme_check', 'allocation_total', 'account_structure', '部门绩效汇总表']) AS v;

SELECT * FROM finish();
ROLLBACK;
