-- The findings of the two real ledgers: all that a reviewer must be told, and
-- nothing of what the reports got right.  The lists come from reading the
-- reports; the figures beside them from hand arithmetic.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(9);

\set top `pwd`
\set copy :top '/examples/copy.sql'
SELECT create_ledger('findings_xinzhou'), create_ledger('findings_panzhihua') \g /dev/null
SET LOCAL search_path TO findings_xinzhou, public;
\set dir :top '/examples/xinzhou-2022'
\i :copy
SET LOCAL search_path TO findings_panzhihua, public;
\set dir :top '/examples/panzhihua-2024'
\i :copy

CREATE TEMP TABLE expected (ledger text, project_code text, seq int, rule text, stated numeric, computed numeric);
INSERT INTO expected VALUES
	-- execution below 80 %: all five
	('xinzhou', '303001-01', NULL, 'execution_low', 72.26, 80),
	('xinzhou', '303001-02', NULL, 'execution_low', 42.81, 80),
	('xinzhou', '303001-03', NULL, 'execution_low', 63.08, 80),
	('xinzhou', '303001-04', NULL, 'execution_low', 0.00, 80),
	('xinzhou', '303001-05', NULL, 'execution_low', 0.00, 80),
	-- points of the 90 of indicators run ahead of the money: 88, 88, 86, 83, 80 of 90
	('xinzhou', '303001-01', NULL, 'score_ahead_of_money', 97.78, 72.26),
	('xinzhou', '303001-02', NULL, 'score_ahead_of_money', 97.78, 42.81),
	('xinzhou', '303001-03', NULL, 'score_ahead_of_money', 95.56, 63.08),
	('xinzhou', '303001-04', NULL, 'score_ahead_of_money', 92.22, 0.00),
	('xinzhou', '303001-05', NULL, 'score_ahead_of_money', 88.89, 0.00),
	-- =100%, =90%, ≤12个月 stand as actuals too, sign and all
	('xinzhou', '303001-02', NULL, 'actual_copies_target', 3, NULL),
	-- 18 where 2 were wanted
	('xinzhou', '303001-03', 1, 'over_achieved', 900.00, 120),
	-- nobody rewarded where 10 at most were planned, nothing spent of 100 at most: both met
	('xinzhou', '303001-04', 1, 'points_below_rule', 15, 20),
	('xinzhou', '303001-04', 4, 'points_below_rule', 8, 10),
	-- nothing bought: three zeros got 7, 8 and 7 of 10, two partial attainments 14 of 15
	('xinzhou', '303001-05', 1, 'points_above_rule', 7, 0),
	('xinzhou', '303001-05', 3, 'points_above_rule', 8, 0),
	('xinzhou', '303001-05', 4, 'points_above_rule', 7, 0),
	('xinzhou', '303001-05', 6, 'points_above_band', 14, 11.99),
	('xinzhou', '303001-05', 7, 'points_above_band', 14, 11.99),

	-- rows add to 99.90; a completion of 99 % is stated, all was spent; 1.9 of 2 without a word
	('panzhihua', 'pzh-ybzx-00', NULL, 'total_differs', 99.97, 99.90),
	('panzhihua', 'pzh-ybzx-00', NULL, 'rate_differs', 99, 100.00),
	('panzhihua', 'pzh-ybzx-00', 5, 'explanation_missing', 1.9, 2),
	-- 143.87 / (9.16 + 136) = 99.1113 %
	('panzhihua', 'pzh-ybzx-04', NULL, 'rate_differs', 99.12, 99.11),
	('panzhihua', 'pzh-ybzx-04', 1, 'explanation_missing', 0, 5),
	-- 31 of 1, 100 % of 80, 70 and 60 %
	('panzhihua', 'pzh-ybzx-04', 2, 'over_achieved', 3100.00, 120),
	('panzhihua', 'pzh-ybzx-04', 3, 'over_achieved', 125.00, 120),
	('panzhihua', 'pzh-ybzx-04', 4, 'over_achieved', 142.86, 120),
	('panzhihua', 'pzh-ybzx-04', 5, 'over_achieved', 166.67, 120),
	-- 0.0255 % is more than twice 0.0077 %
	('panzhihua', 'pzh-ybzx-04', 7, 'points_above_rule', 1.22, 0),
	('panzhihua', 'pzh-ybzx-04', 7, 'explanation_missing', 1.22, 5),
	-- final accounts, by line: 147.72 / 1268.31 = 11.6470 %; nine items and fourteen
	('panzhihua', NULL, 4, 'share_differs', 11.64, 11.65),
	('panzhihua', NULL, 3, 'account_sum_differs', 856.04, 856.03),
	('panzhihua', NULL, 13, 'account_sum_differs', 95.28, 95.29);

SELECT bag_eq(
	'SELECT project_code, seq, rule, stated, computed FROM findings_xinzhou.review_finding',
	$$SELECT project_code, seq, rule, stated, computed FROM expected WHERE ledger = 'xinzhou'$$,
	'Xinzhou: these findings and no others');
SELECT bag_eq(
	'SELECT project_code, seq, rule, stated, computed FROM findings_panzhihua.review_finding',
	$$SELECT project_code, seq, rule, stated, computed FROM expected WHERE ledger = 'panzhihua'$$,
	'Panzhihua: these findings and no others');
SELECT is((SELECT count(*) FROM findings_xinzhou.review_finding), 19::bigint, 'Xinzhou: how many');
SELECT is((SELECT count(*) FROM findings_panzhihua.review_finding), 14::bigint, 'Panzhihua: how many');

-- The sentence carries the figures, so that it can stand alone.
SELECT is_empty($$
	SELECT f.project_code, f.seq, f.rule, f.message
	FROM (TABLE findings_xinzhou.review_finding UNION ALL TABLE findings_panzhihua.review_finding) f
	WHERE f.message !~ '。$' OR f.message !~ '[一-龥]'
	   OR f.stated IS NOT NULL AND f.computed IS NOT NULL AND f.rule NOT IN ('over_achieved')
		  AND position(trim_scale(f.computed)::text IN f.message) = 0$$,
	'each message is a Chinese sentence with the computed figure in it');
SELECT is_empty($$
	SELECT DISTINCT severity FROM findings_xinzhou.review_finding WHERE severity NOT IN ('错误', '警告', '提示')$$,
	'each has one of three severities');

-- What the report of Xinzhou got right has no finding: 27 of 35 indicators without one, no total, rate or grade.
SELECT is((SELECT count(*) FROM findings_xinzhou.indicator_score i
		   WHERE NOT EXISTS (SELECT FROM findings_xinzhou.review_finding f
							 WHERE f.project_code = i.project_code AND f.seq = i.seq)),
	27::bigint, 'Xinzhou: indicators with nothing to say about');
SELECT is_empty($$SELECT rule FROM findings_xinzhou.review_finding
	WHERE rule IN ('total_differs', 'rate_differs', 'budget_points_differ', 'balance_differs', 'grade_differs',
				   'weights_differ', 'explanation_missing')$$,
	'Xinzhou: totals, rates, balances, grades, weights and explanations are in order');

-- A rule that is switched off says nothing; the others go on.
INSERT INTO findings_xinzhou.review_rule (rule, name, severity, description, enabled)
SELECT rule, name, severity, description, false FROM review_rules() WHERE rule = 'score_ahead_of_money'
ON CONFLICT (rule) DO UPDATE SET enabled = false;
SELECT is((SELECT count(*) FROM findings_xinzhou.review_finding), 14::bigint, 'a rule can be switched off');

SELECT * FROM finish();
ROLLBACK;
