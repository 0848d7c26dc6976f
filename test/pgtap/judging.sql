-- A value held against its target, case by case: met, points of 10 in proportion,
-- completion rate.  Each figure is worked out by hand.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(7);

CREATE TEMP TABLE pair_case (seq serial, actual perf_value, target perf_target, met boolean, points numeric, rate numeric);
INSERT INTO pair_case (actual, target, met, points, rate) VALUES
	-- a percentage may be given as a share of 1: only what both readings say is decided
	('0.96', '≥95%', NULL, NULL, NULL),
	('0.94', '≥95%', false, NULL, NULL),
	('0', '≥95%', false, 0, 0),
	('1', '=100%', NULL, NULL, NULL),
	('1.2', '≥100%', NULL, NULL, NULL),
	('2', '≥250%', false, NULL, NULL),
	('2', '≥200%', NULL, NULL, NULL),
	('2.01', '≥200%', false, 0.1, 0.01005),
	('3', '≥95%', false, 0.32, round(3 / 95.0, 16)),
	('96', '≥95%', true, 10, round(96 / 95.0, 16)),
	('-0.5', '≥95%', false, 0, round(-0.5 / 95.0, 16)),
	('0.08', '≤5%', NULL, NULL, NULL),
	('0.04', '≤5%', true, 10, NULL),
	('0', '≤5%', true, 10, 0),
	('0', '=0%', true, 10, NULL),
	('0.5', '90%-95%', false, NULL, NULL),
	('0.92', '90%-95%', NULL, NULL, NULL),
	('0', '90%-95%', false, 0, NULL),
	('大于0.9', '≥95%', NULL, NULL, NULL),
	('50%', '≥0.95', NULL, NULL, NULL),
	('96%', '≥0.95', true, 10, NULL),
	('0.5%', '≥0.95', false, NULL, NULL),
	('50%', '≥2.5', true, 10, 20),
	('1.5', '≥1%', true, 10, NULL),
	-- ... and so beside a percentage with a note, or 全覆盖, and not beside other units
	('0.96', '≥95%(新增)', NULL, NULL, NULL),
	('1', '全覆盖', NULL, NULL, NULL),
	('0.96', '≥0.95', true, 10, round(0.96 / 0.95, 16)),
	('0.96', '≥950‰', false, 0.01, round(0.96 / 950, 16)),
	('1.5', '≥2万元', false, 7.5, 0.75),
	('96%', '≥95%', true, 10, round(96 / 95.0, 16)),
	-- 名 人 位 are one unit; 个 goes with things and bodies, which do not go with each other
	('12名', '≥10人', true, 10, 1.2),
	('8位', '≥10名', false, 8, 0.8),
	('1.2万人', '≥10000名', true, 10, 1.2),
	('12名(新增)', '≥10人', true, 10, 1.2),
	('12名(新增)', '≥10人(累计)', NULL, NULL, NULL),
	('5个', '≥4家', true, 10, 1.25),
	('3所', '≥4个', false, 7.5, 0.75),
	('5件', '=5个', true, 10, 1),
	('5项', '≥4家', NULL, NULL, NULL),
	('5个', '≥4人', NULL, NULL, NULL),
	('5个', '≥4次', NULL, NULL, NULL),
	('5个', '≥4场', NULL, NULL, NULL),
	('5个', '≥4户', NULL, NULL, NULL),
	('5个', '≥4笔', NULL, NULL, NULL),
	('5个', '≥4元', NULL, NULL, NULL),
	('5个', '≥4天', NULL, NULL, NULL),
	('5人', '≥4人次', NULL, NULL, NULL),
	-- 无 is none at all where there shall be none or few; where there shall be some it may mean "not filled in"
	('无', '=0次', true, 10, NULL),
	('无', '≤5起', true, 10, 0),
	('无', '<5%', true, 10, 0),
	('无', '<0起', NULL, NULL, NULL),
	('无', '≤-1%', NULL, NULL, NULL),
	('无', '=5次', NULL, NULL, NULL),
	('无', '≥5次', NULL, NULL, NULL),
	('无', '≥0次', NULL, NULL, NULL),
	('无', '0次-5次', true, 10, NULL),
	('无', '1次-5次', NULL, NULL, NULL),
	('无', '无', true, NULL, NULL),
	('没有', '=0次', NULL, NULL, NULL);

SELECT is_empty('SELECT actual, target, meets(actual, target) FROM pair_case WHERE meets(actual, target) IS DISTINCT FROM met',
	'met');
SELECT is_empty($$SELECT actual, target, earned(perf_score(actual, target, 10)) FROM pair_case
	WHERE earned(perf_score(actual, target, 10)) IS DISTINCT FROM points$$, 'points');
SELECT is_empty('SELECT actual, target, completion_rate(actual, target) FROM pair_case WHERE completion_rate(actual, target) IS '
	'DISTINCT FROM rate', 'rate');

SELECT is_empty($$SELECT actual, target FROM pair_case WHERE unit(actual) <> unit(target) AND number(actual) = number(target)
	AND actual::text::perf_target = target AND unit(actual) ~ '[名人位个家所件]'$$, 'units that count alike are not equal');
SELECT throws_ok($$SELECT to_numeric('5名'::perf_value, '人')$$, '22000', NULL, 'nor do they convert');

SELECT results_eq($$SELECT repeated_targets(actual::perf_value, target::perf_target), copied_targets(actual::perf_value,
	target::perf_target)
	FROM (VALUES ('12', '=12台'), ('100%', '≥100%'), ('95', '≥95%')) AS t (actual, target)$$,
		'VALUES (3, 0)', 'a bare number is no copy of a target with a unit');
SELECT results_eq($$SELECT repeated_targets(actual::perf_value, target::perf_target), copied_targets(actual::perf_value,
	target::perf_target)
	FROM (VALUES ('12台', '≥12台'), ('100%', '≥100%'), ('95', '≥95')) AS t (actual, target)$$,
		'VALUES (3, 3)', '... and of one without a unit it is');

SELECT * FROM finish();
ROLLBACK;
