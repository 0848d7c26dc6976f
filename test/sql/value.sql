-- perf_value as a user meets it, and whether it meets a target.  Every form of
-- literal stands in test/pgtap/literals.sql.
SELECT '109.17万人'::perf_value, '≥18台（套）'::perf_value, '大于 90%'::perf_value, '70%以上'::perf_value, '600余人次'::perf_value,
    '一小时以内'::perf_value, '四次'::perf_value, '达成预期指标'::perf_value, '显著提升'::perf_value;

-- what is refused
SELECT '≥abc'::perf_value;
\echo :SQLSTATE
SELECT '≥95%以下'::perf_value;
SELECT ' '::perf_value;
\echo :SQLSTATE
SELECT '=12345678901234567890人'::perf_value;
\echo :SQLSTATE

-- accessors
SELECT v, comparator(v), number(v), lower_number(v), upper_number(v), unit(v), is_quantitative(v), attainment(v)
FROM unnest('{109.17万人,大于90%,70%以上,5天以内,小于3%,3-5天,18,显著提升,达成年度指标,部分达成,未完成}'::perf_value[]) v;

-- order and equality by meaning; attainments by their level, before texts
CREATE TABLE fact (id integer PRIMARY KEY, actual perf_value);
INSERT INTO fact VALUES (1, '1年'), (2, '12个月'), (3, '=12月'), (4, '13个月'), (5, '达成'), (6, '完成'), (7, '未完成'), (8,
	'部分达成'),
    (9, '显著提升'), (10, '显著提高'), (11, NULL), (12, '12'), (13, '大于12个月'), (14, '12个月以上');
SELECT id, actual FROM fact ORDER BY actual, id;
SELECT count(*), count(DISTINCT actual) FROM fact;
SELECT id FROM fact WHERE actual IN ('达成目标', '0.5年', '12') ORDER BY id;
SET enable_seqscan = off;
CREATE INDEX fact_hash ON fact USING hash (actual);
EXPLAIN (COSTS OFF) SELECT id FROM fact WHERE actual = '1年';
SELECT id FROM fact WHERE actual = '1年' ORDER BY id;
CREATE INDEX fact_btree ON fact (actual);
EXPLAIN (COSTS OFF) SELECT id FROM fact WHERE actual > '12个月' AND actual < '达成';
SELECT id FROM fact WHERE actual > '12个月' AND actual < '达成' ORDER BY id;
RESET enable_seqscan;

-- meets, rows: actual value; columns: target (RULES 3, 4); empty is NULL
CREATE TABLE goal (n integer, target perf_target);
INSERT INTO goal VALUES (1, '≥90%'), (2, '>90%'), (3, '=90%'), (4, '≤90%'), (5, '<90%'), (6, '80%-90%'), (7, '=0%'), (8, '≥90次'),
	(9, '稳步提高'), (10, '全覆盖');
SELECT a AS actual, max(m) FILTER (WHERE n = 1) AS "≥90%", max(m) FILTER (WHERE n = 2) AS ">90%",
	max(m) FILTER (WHERE n = 3) AS "=90%",
    max(m) FILTER (WHERE n = 4) AS "≤90%", max(m) FILTER (WHERE n = 5) AS "<90%", max(m) FILTER (WHERE n = 6) AS "80%-90%",
    max(m) FILTER (WHERE n = 7) AS "=0%", max(m) FILTER (WHERE n = 8) AS "≥90次", max(m) FILTER (WHERE n = 9) AS "稳步提高",
    max(m) FILTER (WHERE n = 10) AS "全覆盖"
FROM (SELECT i, a, n, (CASE WHEN meets(a, target) THEN 'yes' WHEN NOT meets(a, target) THEN 'no' END) AS m
      FROM unnest('{89.99%,90%,90.01%,90,900‰,0%,-1%,79.99%,100%,大于90%,90%以上,大于85%,小于90%,90%以内,小于80%,0%以内,85%-88%,
          85%-95%,91%-95%,90次,全覆盖,稳步提高,稳步提升,达成预期指标,部分达成,
          未达成}'::perf_value[]) WITH ORDINALITY AS u (a, i), goal) t
GROUP BY i, a ORDER BY i;

-- units convert, a bare number takes the other side's unit, unlike units decide nothing
SELECT meets('109.17万人', '≥1100000人') AS "109.17万人", meets('110万人', '≥1100000人') AS "110万人", meets('1.1',
	'≥10000人') AS bare,
    meets('250万', '≤300万元') AS "250万", meets('2999999元', '≤300万元') AS "元", meets('3000000.01元', '≤300万元') AS above,
    meets('1年', '≤12个月') AS "1年", meets('30天', '≤1个月') AS "30天", meets('3天', '≤5个工作日') AS "3天", meets('18',
	'≥2台(套)') AS "18",
    meets('18台', '≥2台(套)') AS "18台", meets('100元', '≤100元/人') AS "per";
-- 万 alone is part of the number, not a unit that another number could take
SELECT meets('25000', '≤3万') AS "25000", meets('6.3', '≥3万') AS "6.3", meets('3万', '>4') AS "3万", meets('30000',
	'=3万') AS "30000",
    meets('250', '≥200万人') AS "250", meets('3万', '≥30000人') AS "3万人", completion_rate('6000', '≥3万') AS rate;
-- a bare target beside 12万人 may count people or ten thousands of them
SELECT meets('12万人', '≥100000') AS "≥100000", meets('12万人', '≥5') AS "≥5", meets('12万人', '≤10') AS "≤10", meets('0万人',
	'=0') AS "=0",
    meets('95万元', '≤100') AS money, meets('9', '≥12万人') AS "bare actual", completion_rate('12万人', '≥100000') AS rate,
    completion_rate('95万元', '≤100') AS "rate of money";
SELECT meets(NULL, '≥90%'), meets('90%', NULL), '95%'::perf_value <@ '≥90%'::perf_target AS contained,
	'≥90%'::perf_target @> '95%'::perf_value AS contains;
SELECT id FROM fact WHERE actual <@ '≤12个月' ORDER BY id;

-- completion
SELECT completion_rate('109.17万人', '≥1100000人'), completion_rate('18', '≥2台(套)'), completion_rate('-5%', '≥10%'),
	completion_rate('全覆盖', '=100%'),
    completion_rate('5%', '=0%') AS "0%", completion_rate('大于90%', '≥85%') AS bound, completion_rate('95%', '90%-95%') AS range,
    completion_rate('5天', '≤5工作日') AS unlike, completion_rate('达成', '≥5') AS words;
SELECT completion_rate('999999999999999999亿元', '≥0.000000000000000001元');
SELECT completion_rate('900000000000000000元', '≥1元');

-- conversion
SELECT convert('109.17万人'::perf_value, '人'), convert('大于90分钟'::perf_value, '小时'), convert('3-5年'::perf_value, '个月'),
	convert('达成'::perf_value, '人'),
    convert('24000个月'::perf_value, '年'), to_numeric('1元'::perf_value, '万元'), to_numeric('达成'::perf_value, '万元');
SELECT convert('50万元（预算内）'::perf_value, '元'), to_numeric('90%(新增)'::perf_value, '‰'), convert('90%(新增)'::perf_value,
	'%(新增)'),
    convert('90%'::perf_value, '‰(新增)'), to_numeric('90%(新增)'::perf_value, '%(新增)');
SELECT convert('30天'::perf_value, '个月');
\echo :SQLSTATE
SELECT to_numeric('30天'::perf_value, '30');
\echo :SQLSTATE

-- the binary form
SELECT encode(perf_value_send('＝１８ 个'), 'hex');
CREATE TABLE copy_of_fact (LIKE fact);
\copy fact TO 'results/fact.bin' WITH (FORMAT binary)
\copy copy_of_fact FROM 'results/fact.bin' WITH (FORMAT binary)
SELECT count(*) AS differ FROM fact JOIN copy_of_fact USING (id)
WHERE fact.actual IS DISTINCT FROM copy_of_fact.actual OR fact.actual::text IS DISTINCT FROM copy_of_fact.actual::text;
DROP TABLE fact, copy_of_fact, goal;
