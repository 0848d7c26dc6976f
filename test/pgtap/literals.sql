-- The table of decisions: what every literal of the reports, and of the kinds
-- of literal that reports use, is read as.  Expected values are the meanings of
-- the literals, written by hand; canonical text is put together from them.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT no_plan();

-- What a literal is decided to be: canonical text, comparator, number and unit
-- of a quantity; the level of an attainment; text; or the SQLSTATE.
CREATE FUNCTION pg_temp.target_decision(literal text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
	t perf_target;
BEGIN
	t := literal::perf_target;
	IF NOT is_quantitative(t) THEN
		RETURN comparator(t);
	END IF;
	RETURN concat_ws(' ', t, comparator(t),
		coalesce(number(t)::text, lower_number(t) || '..' || upper_number(t)), unit(t));
EXCEPTION WHEN data_exception THEN
	RETURN SQLSTATE;
END
$$;

CREATE FUNCTION pg_temp.value_decision(literal text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
	v perf_value;
BEGIN
	v := literal::perf_value;
	IF NOT is_quantitative(v) THEN
		RETURN coalesce(('{missed,partial,achieved}'::text[])[attainment_level(v) + 1],
			comparator(v));
	END IF;
	RETURN concat_ws(' ', v, comparator(v),
		coalesce(number(v)::text, lower_number(v) || '..' || upper_number(v)), unit(v));
EXCEPTION WHEN data_exception THEN
	RETURN SQLSTATE;
END
$$;

-- the same from the meaning
CREATE FUNCTION pg_temp.expected(kind text, comparator text, number text, unit text)
RETURNS text LANGUAGE sql AS $$
	SELECT CASE
		WHEN number IS NULL OR comparator = 'text' THEN comparator
		ELSE concat_ws(' ', CASE
				WHEN comparator = 'range' THEN replace(number, '..', unit || '-') || unit
				WHEN kind = 'target' THEN comparator || number || unit
				WHEN comparator = '=' THEN number || unit
				WHEN comparator = '≥' THEN number || unit || '以上'
				WHEN comparator = '≤' THEN number || unit || '以内'
				WHEN comparator = '>' THEN '大于' || number || unit
				WHEN comparator = '<' THEN '小于' || number || unit
			END, comparator, number, nullif(unit, ''))
	END
$$;

-- 1. Every target and actual value of the three reports.

CREATE TEMP TABLE printed (
	n serial, kind text, literal text, comparator text, number text, unit text);
INSERT INTO printed (kind, literal, comparator, number, unit) VALUES
	('target', '≤1年', '≤', '1', '年'),
	('target', '大于85%', '>', '85', '%'),
	('target', '100%', '=', '100', '%'),
	('target', '110万人', '=', '110', '万人'),
	('target', '2023年城乡居民医疗保险重复参保率为0.0077%', 'text', NULL, NULL),
	('target', '2024年1-12月', 'text', NULL, NULL),
	('target', '73万元', '=', '73', '万元'),
	('target', '75.11万元', '=', '75.11', '万元'),
	('target', '75.11万元/年', '=', '75.11', '万元/年'),
	('target', '85%以上', '≥', '85', '%'),
	('target', '=1268.31万元', '=', '1268.31', '万元'),
	('target', '≥2次', '≥', '2', '次'),
	('target', '≥5次', '≥', '5', '次'),
	('target', '≥90%以上', '≥', '90', '%'),
	('target', '≥95%', '≥', '95', '%'),
	('target', '保障单位正常运转', 'text', NULL, NULL),
	('target', '全覆盖', 'text', NULL, NULL),
	('target', '大于1家', '>', '1', '家'),
	('target', '大于60%', '>', '60', '%'),
	('target', '大于70%', '>', '70', '%'),
	('target', '大于75%', '>', '75', '%'),
	('target', '大于80%', '>', '80', '%'),
	('target', '大于90%', '>', '90', '%'),
	('target', '小于30分钟', '<', '30', '分钟'),
	('target', '小于60分钟', '<', '60', '分钟'),
	('target', '按时全额缴纳', 'text', NULL, NULL),
	('target', '有效控费', 'text', NULL, NULL),
	('target', '满意', 'text', NULL, NULL),
	('target', '稳步提高', 'text', NULL, NULL),
	('target', '逐步提高', 'text', NULL, NULL),
	('target', '成效明显', 'text', NULL, NULL),
	('target', '不超预算', 'text', NULL, NULL),
	('target', '基本满意', 'text', NULL, NULL),
	('target', '=100%', '=', '100', '%'),
	('target', '持续推进', 'text', NULL, NULL),
	('target', '=12个月', '=', '12', '个月'),
	('target', '按照配置标准严格执行', 'text', NULL, NULL),
	('target', '有所提升', 'text', NULL, NULL),
	('target', '正常使用', 'text', NULL, NULL),
	('target', '资产购置按文件要求按期完成', 'text', NULL, NULL),
	('target', '100', '=', '100', ''),
	('target', '95', '=', '95', ''),
	('target', '=1年', '=', '1', '年'),
	('target', '=90%', '=', '90', '%'),
	('target', '≤100万元', '≤', '100', '万元'),
	('target', '≤10人', '≤', '10', '人'),
	('target', '≤12个月', '≤', '12', '个月'),
	('target', '≤300万元', '≤', '300', '万元'),
	('target', '≥1次', '≥', '1', '次'),
	('target', '≥3个', '≥', '3', '个'),
	('target', '≥90%', '≥', '90', '%'),
	('target', '明显提高', 'text', NULL, NULL),
	('target', '稳步推进', 'text', NULL, NULL),
	('target', '1', '=', '1', ''),
	('target', '12', '=', '12', ''),
	('target', '2', '=', '2', ''),
	('target', '90', '=', '90', ''),
	('target', '=12 个月', '=', '12', '个月'),
	('target', '≥2台(套)', '≥', '2', '台(套)'),
	('target', '不少于 10 人', '≥', '10', '人'),
	('target', '不少于 2 次', '≥', '2', '次'),
	('target', '持续进行', 'text', NULL, NULL),
	('target', '按时间节点保质落实', 'text', NULL, NULL),
	('target', '按时间节点保障落实', 'text', NULL, NULL),
	('target', '10', '=', '10', ''),
	('target', '3', '=', '3', ''),
	('target', '300', '=', '300', ''),
	('target', '95%', '=', '95', '%'),
	('target', '≥2 个', '≥', '2', '个'),
	('target', '≥2 台(套)', '≥', '2', '台(套)'),
	('target', '≥2 次', '≥', '2', '次'),
	('target', '≥2个', '≥', '2', '个'),
	('target', '不少于10人', '≥', '10', '人'),
	('target', '不少于2次', '≥', '2', '次'),
	('target', '不超过 10 万元', '≤', '10', '万元'),
	('actual', '100%', '=', '100', '%'),
	('actual', '发现问题立即处理', 'text', NULL, NULL),
	('actual', '有所提升', 'text', NULL, NULL),
	('actual', '0.0255%', '=', '0.0255', '%'),
	('actual', '109.17万人', '=', '109.17', '万人'),
	('actual', '181.42%', '=', '181.42', '%'),
	('actual', '2024年1-12月', 'text', NULL, NULL),
	('actual', '2件', '=', '2', '件'),
	('actual', '31家', '=', '31', '家'),
	('actual', '644个', '=', '644', '个'),
	('actual', '75.11万元', '=', '75.11', '万元'),
	('actual', '75.11万元/年', '=', '75.11', '万元/年'),
	('actual', '85.37%', '=', '85.37', '%'),
	('actual', '92.68%', '=', '92.68', '%'),
	('actual', '全额缴纳', 'text', NULL, NULL),
	('actual', '显著提升', 'text', NULL, NULL),
	('actual', '有所提高', 'text', NULL, NULL),
	('actual', '未出现违反目录管理政策的情况', 'text', NULL, NULL),
	('actual', '满意', 'text', NULL, NULL),
	('actual', '良好', 'text', NULL, NULL),
	('actual', '达成预期指标', 'achieved', NULL, NULL),
	('actual', '0', '=', '0', ''),
	('actual', '=100%', '=', '100', '%'),
	('actual', '部分达成预期指标并具有一定效果', 'partial', NULL, NULL),
	('actual', '100', '=', '100', ''),
	('actual', '1', '=', '1', ''),
	('actual', '18 个', '=', '18', '个'),
	('actual', '18个', '=', '18', '个'),
	('actual', '90', '=', '90', ''),
	('actual', '90%', '=', '90', '%'),
	('actual', '95', '=', '95', ''),
	('actual', '≤0万元', '=', '0', '万元'),
	('actual', '≥95%', '=', '95', '%'),
	('actual', '1 次', '=', '1', '次'),
	('actual', '12', '=', '12', ''),
	('actual', '18', '=', '18', ''),
	('actual', '1次', '=', '1', '次'),
	('actual', '5 次', '=', '5', '次'),
	('actual', '5次', '=', '5', '次'),
	('actual', '=0个月', '=', '0', '个月'),
	('actual', '=12个月', '=', '12', '个月'),
	('actual', '=1年', '=', '1', '年'),
	('actual', '=90%', '=', '90', '%'),
	('actual', '≤0人', '=', '0', '人'),
	('actual', '≤12个月', '=', '12', '个月'),
	('actual', '≥0%', '=', '0', '%'),
	('actual', '≥0个', '=', '0', '个'),
	('actual', '≥100%', '=', '100', '%'),
	('actual', '≥18台(套)', '=', '18', '台(套)'),
	('actual', '≥1次', '=', '1', '次'),
	('actual', '≥2次', '=', '2', '次'),
	('actual', '≥90%', '=', '90', '%'),
	('actual', '超 90%', '>', '90', '%'),
	('actual', '超90%', '>', '90', '%')
;

SELECT is(CASE kind WHEN 'target' THEN pg_temp.target_decision(literal)
				ELSE pg_temp.value_decision(literal) END,
		pg_temp.expected(kind, comparator, number, unit),
		kind || ' ' || literal)
FROM printed ORDER BY n;

-- 2. The kinds of literal that reports use (RULES 8), messy ones too.

CREATE TEMP TABLE kind (
	n serial, literal text, as_target text, as_value text, number text, unit text);
INSERT INTO kind (literal, as_target, as_value, number, unit) VALUES
	-- signs and their look-alikes; in front of an actual value they are decoration
	('≥９５％', '≥', '=', '95', '%'),
	('≧95%', '≥', '=', '95', '%'),
	('⩾95%', '≥', '=', '95', '%'),
	('≮95%', '≥', '=', '95', '%'),
	('>=95%', '≥', '=', '95', '%'),
	('＞＝95％', '≥', '=', '95', '%'),
	('≦60分钟', '≤', '=', '60', '分钟'),
	('⩽60分钟', '≤', '=', '60', '分钟'),
	('≯60分钟', '≤', '=', '60', '分钟'),
	('<= 60 分钟', '≤', '=', '60', '分钟'),
	('＞5%', '>', '=', '5', '%'),
	('﹥5﹪', '>', '=', '5', '%'),
	('＜5%', '<', '=', '5', '%'),
	('﹤5%', '<', '=', '5', '%'),
	('＝12个月', '=', '=', '12', '个月'),
	('═12个月', '=', '=', '12', '个月'),
	('﹦12个月', '=', '=', '12', '个月'),
	('==12个月', '=', '=', '12', '个月'),
	('$\geq 90\%$', '≥', '=', '90', '%'),
	('$\geqslant 90 \%$', '≥', '=', '90', '%'),
	('$\ge$95%', '≥', '=', '95', '%'),
	('≥$90\%$', '≥', '=', '90', '%'),
	('$\leqslant 30$ 天', '≤', '=', '30', '天'),
	('\leq 30天', '≤', '=', '30', '天'),
	-- spaces of every kind, line breaks, invisible characters
	(E' \t≥ 95 %\n', '≥', '=', '95', '%'),
	('≥　95　%', '≥', '=', '95', '%'),
	(E'≥\u00A095\u202F%', '≥', '=', '95', '%'),
	(E'\uFEFF≥95%\u200B', '≥', '=', '95', '%'),
	(E'≥\u200E95%\u2060', '≥', '=', '95', '%'),
	-- punctuation behind; behind a digit a comma may be a lost digit
	('≥98%。', '≥', '=', '98', '%'),
	('≥98%；', '≥', '=', '98', '%'),
	('≥98%，', '≥', '=', '98', '%'),
	('≥98%、', '≥', '=', '98', '%'),
	('≥98%.', '≥', '=', '98', '%'),
	('95%，', '=', '=', '95', '%'),
	('≥98，', '22P02', '22P02', NULL, NULL),
	('1200，', 'text', 'text', NULL, NULL),
	('867.48,', 'text', 'text', NULL, NULL),
	-- words
	('大于85%', '>', '>', '85', '%'),
	('高于85%', '>', '>', '85', '%'),
	('多于5次', '>', '>', '5', '次'),
	('超过90%', '>', '>', '90', '%'),
	('超 90%', '>', '>', '90', '%'),
	('逾30万人次', '>', '>', '30', '万人次'),
	('小于30分钟', '<', '<', '30', '分钟'),
	('低于5%', '<', '<', '5', '%'),
	('少于5次', '<', '<', '5', '次'),
	('不足5次', '<', '<', '5', '次'),
	('不少于2次', '≥', '≥', '2', '次'),
	('不低于90％', '≥', '≥', '90', '%'),
	('不小于90%', '≥', '≥', '90', '%'),
	('至少2次', '≥', '≥', '2', '次'),
	('大于等于90%', '≥', '≥', '90', '%'),
	('大于或等于90%', '≥', '≥', '90', '%'),
	('达到90%以上', '≥', '≥', '90', '%'),
	('达90%以上', '≥', '≥', '90', '%'),
	('85%以上', '≥', '≥', '85', '%'),
	('85%及以上', '≥', '≥', '85', '%'),
	('在99%以上', '≥', '≥', '99', '%'),
	('不超过5个工作日', '≤', '≤', '5', '工作日'),
	('不高于5%', '≤', '≤', '5', '%'),
	('不大于5%', '≤', '≤', '5', '%'),
	('不多于5次', '≤', '≤', '5', '次'),
	('至多5次', '≤', '≤', '5', '次'),
	('小于等于5%', '≤', '≤', '5', '%'),
	('小于或等于5%', '≤', '≤', '5', '%'),
	('5%以内', '≤', '≤', '5', '%'),
	('5%及以下', '≤', '≤', '5', '%'),
	('30天内', '≤', '≤', '30', '天'),
	('在30天内', '≤', '≤', '30', '天'),
	('30分钟之内', '≤', '≤', '30', '分钟'),
	('控制在5%以内', '≤', '≤', '5', '%'),
	('控制在5%', '≤', '≤', '5', '%'),
	('等于100%', '=', '=', '100', '%'),
	('不得低于90%', '≥', '≥', '90', '%'),
	('不得少于2次', '≥', '≥', '2', '次'),
	('高于等于90%', '≥', '≥', '90', '%'),
	('达到或超过90%', '≥', '≥', '90', '%'),
	('最少2次', '≥', '≥', '2', '次'),
	('保持在90%以上', '≥', '≥', '90', '%'),
	('稳定在90%以上', '≥', '≥', '90', '%'),
	('90%或以上', '≥', '≥', '90', '%'),
	('90%及其以上', '≥', '≥', '90', '%'),
	('不得超过5天', '≤', '≤', '5', '天'),
	('不得高于5%', '≤', '≤', '5', '%'),
	('低于等于5%', '≤', '≤', '5', '%'),
	('少于等于5次', '≤', '≤', '5', '次'),
	('最多3次', '≤', '≤', '3', '次'),
	('未超过3次', '≤', '≤', '3', '次'),
	('5%或以下', '≤', '≤', '5', '%'),
	-- no unit ends in 内 or a slash: there 或 stays with it, as it did before 或以上 was known
	('≧18个工作日内或以上', '≥', NULL, '18', '个工作日内或'),
	('≥5天内或以上', '≥', NULL, '5', '天内或'),
	('20多万P或', '≥', NULL, '20', '万P或'),
	('不超过5次或', '≤', NULL, '5', '次或'),
	('≥9%/或以上', '≥', NULL, '9', '%/或'),
	('≤5次内或以下', '≤', NULL, '5', '次内或'),
	('保持在5%以内', '≤', '≤', '5', '%'),
	('保持在90%', 'text', 'text', NULL, NULL),
	('不得超预算', 'text', 'text', NULL, NULL),
	('最多1000000000000000000次', 'text', 'text', NULL, NULL),
	-- a sign mistyped, or left of a web page; a text may begin like some of them
	('=>95%', '≥', '=', '95', '%'),
	('=<95%', '≤', '=', '95', '%'),
	('≥=95%', '≥', '=', '95', '%'),
	('=≥95%', '≥', '=', '95', '%'),
	('》95%', '>', '=', '95', '%'),
	('〉95%', '>', '=', '95', '%'),
	('《5天', '<', '=', '5', '天'),
	('〈5天', '<', '=', '5', '天'),
	('》=95%', '≥', '=', '95', '%'),
	('&ge;95%', '≥', '=', '95', '%'),
	('&le;5天', '≤', '=', '5', '天'),
	('&gt;95%', '>', '=', '95', '%'),
	('&lt;5天', '<', '=', '5', '天'),
	('&gt;=95%', '≥', '=', '95', '%'),
	('《预算法》宣传2次', 'text', 'text', NULL, NULL),
	('《2023年部门预算》', 'text', 'text', NULL, NULL),
	('》12月', 'text', 'text', NULL, NULL),
	('&ge;优', 'text', 'text', NULL, NULL),
	('》1000000000000000000次', 'text', 'text', NULL, NULL),
	('≥≥95%', '22P02', '22P02', NULL, NULL),
	-- reaching a number is at least that much to ask for, and a point once it is done
	('达到90%', '≥', '=', '90', '%'),
	('达90%', '≥', '=', '90', '%'),
	-- doubled; a sign against its word
	('≥90%以上', '≥', '≥', '90', '%'),
	('≤5%以内', '≤', '≤', '5', '%'),
	('>90%以上', '>', '≥', '90', '%'),
	('超90%以上', '>', '>', '90', '%'),
	('不少于2次以上', '≥', '≥', '2', '次'),
	('≥5%以内', '22P02', '22P02', NULL, NULL),
	('≤95%以上', '22P02', '22P02', NULL, NULL),
	('大于95%以下', 'text', 'text', NULL, NULL),
	-- (含) makes a strict bound one that takes the number in
	('95%以上(含)', '≥', '≥', '95', '%'),
	('95%（含）以上', '≥', '≥', '95', '%'),
	('95%以上（含95%）', '≥', '≥', '95', '%'),
	('5天以下（含本数）', '≤', '≤', '5', '天'),
	('大于5个（含）', '≥', '≥', '5', '个'),
	('小于5个（含5个）', '≤', '≤', '5', '个'),
	('≥95%（含）', '≥', '=', '95', '%'),
	('100%(含)', '=', '=', '100', '%'),
	('95%以上(含90%)', 'text', 'text', NULL, NULL),
	-- no sign; whole and broken numbers
	('95', '=', '=', '95', ''),
	('１２０', '=', '=', '120', ''),
	('2次', '=', '=', '2', '次'),
	('0次', '=', '=', '0', '次'),
	('0', '=', '=', '0', ''),
	('1,200.50 亩', '=', '=', '1200.5', '亩'),
	('１，２００户', '=', '=', '1200', '户'),
	('300,000.00', '=', '=', '300000', ''),
	('0.0077%', '=', '=', '0.0077', '%'),
	('00095%', '=', '=', '95', '%'),
	('-5%', '=', '=', '-5', '%'),
	('－5%', '=', '=', '-5', '%'),
	('−5%', '=', '=', '-5', '%'),
	('≥-5%', '≥', '=', '-5', '%'),
	('+5%', '=', '=', '5', '%'),
	('.5%', '=', '=', '0.5', '%'),
	('95.%', 'text', 'text', NULL, NULL),
	('≥95.%', '22P02', '22P02', NULL, NULL),
	('1.2.3', 'text', 'text', NULL, NULL),
	('12,34,567元', 'text', 'text', NULL, NULL),
	('0,123', 'text', 'text', NULL, NULL),
	('1 000元', 'text', 'text', NULL, NULL),
	('≥9 5%', '22P02', '22P02', NULL, NULL),
	('≥96. 3%', '≥', '=', '96.3', '%'),
	('不低于96. 3%', '≥', '≥', '96.3', '%'),
	('≥96 .3%', '22P02', '22P02', NULL, NULL),
	('1. 3次', 'text', 'text', NULL, NULL),
	('1e5', 'text', 'text', NULL, NULL),
	('≥1e5', '22P02', '22P02', NULL, NULL),
	('≥0x10', '22P02', '22P02', NULL, NULL),
	('1/3', 'text', 'text', NULL, NULL),
	('12.49,14.91万元', 'text', 'text', NULL, NULL),
	(',867.48万元', 'text', 'text', NULL, NULL),
	('≥,867.48万元', '22P02', '22P02', NULL, NULL),
	('999999999999999999', '=', '=', '999999999999999999', ''),
	-- too many digits: an error behind a sign, else a text, as in a number of a document
	('1000000000000000000', 'text', 'text', NULL, NULL),
	('≥1000000000000000000', '22003', '22003', NULL, NULL),
	('12345678901234567890m2', 'text', 'text', NULL, NULL),
	('≥12345678901234567890m2', '22003', '22003', NULL, NULL),
	('1234567890123456789/10万', 'text', 'text', NULL, NULL),
	('1234567890123456789个(其中3个新建)', 'text', 'text', NULL, NULL),
	('0.1234567890123456789%(2023年)', 'text', 'text', NULL, NULL),
	('0.1234567890123456789km²', 'text', 'text', NULL, NULL),
	('=0.1234567890123456789km²', '22003', '22003', NULL, NULL),
	('≤-1000000000000000000元', '22003', '22003', NULL, NULL),
	('0.000000000000000001%', '=', '=', '0.000000000000000001', '%'),
	('0.0000000000000000001%', 'text', 'text', NULL, NULL),
	('≥0.0000000000000000001%', '22003', '22003', NULL, NULL),
	('1.0000000000000000000%', '=', '=', '1', '%'),
	('99999999999999999999%-95%', 'text', 'text', NULL, NULL),
	('=99999999999999999999%-95%', '22003', '22003', NULL, NULL),
	-- ranges
	('90%-95%', 'range', 'range', '90..95', '%'),
	('90%~95%', 'range', 'range', '90..95', '%'),
	('90～95%', 'range', 'range', '90..95', '%'),
	('90%—95%', 'range', 'range', '90..95', '%'),
	('90%——95%', 'range', 'range', '90..95', '%'),
	('90%–95%', 'range', 'range', '90..95', '%'),
	('90%至95%', 'range', 'range', '90..95', '%'),
	('90%到95%', 'range', 'range', '90..95', '%'),
	('$90\%\sim95\%$', 'range', 'range', '90..95', '%'),
	('3~5天', 'range', 'range', '3..5', '天'),
	('=3-5天', 'range', 'range', '3..5', '天'),
	('-5%~5%', 'range', 'range', '-5..5', '%'),
	('1-3年', 'range', 'range', '1..3', '年'),
	('5-3天', 'text', 'text', NULL, NULL),
	('90-95', 'text', 'text', NULL, NULL),
	('3天-5次', 'text', 'text', NULL, NULL),
	('≥3-5天', '22P02', '22P02', NULL, NULL),
	('≥80%且≤90%', 'range', 'range', '80..90', '%'),
	-- the calendar is no quantity without a sign; durations are
	('2020年', 'text', 'text', NULL, NULL),
	('2024年度', 'text', 'text', NULL, NULL),
	('2021年全年', 'text', 'text', NULL, NULL),
	('2021年12月底前', 'text', 'text', NULL, NULL),
	('2024年12月31日前', 'text', 'text', NULL, NULL),
	('2024-12-31', 'text', 'text', NULL, NULL),
	('2024.12.31', 'text', 'text', NULL, NULL),
	('2024/12/31', 'text', 'text', NULL, NULL),
	('12月31日', 'text', 'text', NULL, NULL),
	('9月前', 'text', 'text', NULL, NULL),
	('9月底前', 'text', 'text', NULL, NULL),
	('7月', 'text', 'text', NULL, NULL),
	('7月份', 'text', 'text', NULL, NULL),
	('五月', 'text', 'text', NULL, NULL),
	('1-12月', 'text', 'text', NULL, NULL),
	('2023年-2024年', 'text', 'text', NULL, NULL),
	('2023-2024年', 'text', 'text', NULL, NULL),
	('2023.07-2024.01', 'text', 'text', NULL, NULL),
	('第四季度', 'text', 'text', NULL, NULL),
	('四季度', 'text', 'text', NULL, NULL),
	('4季度', 'text', 'text', NULL, NULL),
	('17:00前', 'text', 'text', NULL, NULL),
	('5点前', 'text', 'text', NULL, NULL),
	('8时', 'text', 'text', NULL, NULL),
	('不超过2024年', 'text', 'text', NULL, NULL),
	-- nor is a date of several parts, or with words behind it, with a sign; a duration is
	('≤2024年12月31日', 'text', 'text', NULL, NULL),
	('≤2023年12月', 'text', 'text', NULL, NULL),
	('≤2023年12月底前', 'text', 'text', NULL, NULL),
	('≤6月30日前', 'text', 'text', NULL, NULL),
	('≤2023-12-31', 'text', 'text', NULL, NULL),
	('≤2023/12/31前', 'text', 'text', NULL, NULL),
	('≤12月底前', 'text', 'text', NULL, NULL),
	('= 12月底前', 'text', 'text', NULL, NULL),
	('≤30日前', 'text', 'text', NULL, NULL),
	('≤5个工作日前', 'text', 'text', NULL, NULL),
	('=12月份', 'text', 'text', NULL, NULL),
	('=2023年底', 'text', 'text', NULL, NULL),
	('≤2023年底前', 'text', 'text', NULL, NULL),
	('≤2023年年底', 'text', 'text', NULL, NULL),
	('=2023年度', 'text', 'text', NULL, NULL),
	('=2023年度-2024年度', 'text', 'text', NULL, NULL),
	('≤2023年内', 'text', 'text', NULL, NULL),
	('=2023年1-12月', 'text', 'text', NULL, NULL),
	('=2023年第四季度', 'text', 'text', NULL, NULL),
	('≤2023年12月底前完成', 'text', 'text', NULL, NULL),
	('≤12月底前完成', 'text', 'text', NULL, NULL),
	('≤5天完成', '22P02', '22P02', NULL, NULL),
	('≥2个半', '22P02', '22P02', NULL, NULL),
	('≤2023年12个', '22P02', '22P02', NULL, NULL),
	('≥2020余年', 'text', 'text', NULL, NULL),
	('≤不超过2024年', 'text', 'text', NULL, NULL),
	('≤12月32日', '22P02', '22P02', NULL, NULL),
	('≤13月31日', '22P02', '22P02', NULL, NULL),
	('≤1899年12月', '22P02', '22P02', NULL, NULL),
	('≤2023-13-01', '22P02', '22P02', NULL, NULL),
	('7月（上旬）', 'text', 'text', NULL, NULL),
	-- a month or a day in digits alone is a date; a number that cannot be one is a number
	('2023.12', 'text', 'text', NULL, NULL),
	('2024.05', 'text', 'text', NULL, NULL),
	('20231231', 'text', 'text', NULL, NULL),
	('20240229', 'text', 'text', NULL, NULL),
	('20230229', '=', '=', '20230229', ''),
	('20231301', '=', '=', '20231301', ''),
	('2023.13', '=', '=', '2023.13', ''),
	('2023.00', '=', '=', '2023', ''),
	('2023.5', '=', '=', '2023.5', ''),
	('202312', '=', '=', '202312', ''),
	('1899.12', '=', '=', '1899.12', ''),
	('2200.12', '=', '=', '2200.12', ''),
	('=2023.12', '=', NULL, '2023.12', ''),
	('≤20231231', '≤', NULL, '20231231', ''),
	('2023.12万元', '=', '=', '2023.12', '万元'),
	('2023.12以上', '≥', '≥', '2023.12', ''),
	('20231231元', '=', '=', '20231231', '元'),
	('8点钟', 'text', 'text', NULL, NULL),
	('≤30日', '≤', '=', '30', '日'),
	('≥3天', '≥', '=', '3', '天'),
	('≥2000年/次', '≥', '=', '2000', '年/次'),
	('=2020年', '=', NULL, '2020', '年'),
	('=2023年内', 'text', NULL, NULL, NULL),
	('=2023年余', 'text', 'text', NULL, NULL),
	('≥2023年以上', 'text', 'text', NULL, NULL),
	-- a year in a bracket is one
	('2023(年)', 'text', 'text', NULL, NULL),
	('2023（年）以上', 'text', 'text', NULL, NULL),
	('不超过2023(年)', 'text', 'text', NULL, NULL),
	('≥2023余(年)', 'text', 'text', NULL, NULL),
	('=2023(年)以内', 'text', NULL, NULL, NULL),
	('≤2023(年)以内', 'text', 'text', NULL, NULL),
	('2022(年)-2023(年)', 'text', 'text', NULL, NULL),
	('≥2023(年)', '≥', NULL, '2023', '年'),
	('12(月)', '=', '=', '12', '个月'),
	('≥2020年', '≥', NULL, '2020', '年'),
	('12个月', '=', '=', '12', '个月'),
	('=12月', '=', '=', '12', '个月'),
	('不超过12月', '≤', NULL, '12', '个月'),
	('4个季度', '=', '=', '4', '个季度'),
	('1年', '=', '=', '1', '年'),
	('一年', '=', '=', '1', '年'),
	('1年内', '≤', '≤', '1', '年'),
	('3年', '=', '=', '3', '年'),
	('1899年', '=', '=', '1899', '年'),
	('24小时内', '≤', '≤', '24', '小时'),
	('5个工作日内', '≤', '≤', '5', '工作日'),
	('收到后5个工作日内', 'text', 'text', NULL, NULL),
	('7*24小时', 'text', 'text', NULL, NULL),
	('全年', 'text', 'text', NULL, NULL),
	('半年', 'text', 'text', NULL, NULL),
	('2年半', 'text', 'text', NULL, NULL),
	('≥2个半月', '22P02', '22P02', NULL, NULL),
	('1小时30分钟', 'text', 'text', NULL, NULL),
	-- units are open-ended, and hold no digit
	('≤3‰', '≤', '=', '3', '‰'),
	('95百分比', '=', '=', '95', '%'),
	('≥5个百分点', '≥', '=', '5', '个百分点'),
	('18台(套)', '=', '=', '18', '台(套)'),
	('≥2台（套）', '≥', '=', '2', '台(套)'),
	('≥12个县（市、区）', '≥', '=', '12', '个县(市、区)'),
	('1项', '=', '=', '1', '项'),
	('≥90分', '≥', '=', '90', '分'),
	('≥3000平方米', '≥', '=', '3000', '平方米'),
	('≥3000㎡', '≥', '=', '3000', '平方米'),
	('≥10万立方米', '≥', '=', '10', '万立方米'),
	('10万亩', '=', '=', '10', '万亩'),
	('1.2亿元', '=', '=', '1.2', '亿元'),
	('≥100万', '≥', '=', '100', '万'),
	('≤300万元', '≤', '=', '300', '万元'),
	('3千元', '=', '=', '3', '千元'),
	('5公里', '=', '=', '5', '公里'),
	('5千米', '=', '=', '5', '千米'),
	('≥1000人次', '≥', '=', '1000', '人次'),
	('≥1000人/次', '≥', '=', '1000', '人/次'),
	('≤2.5元/公里', '≤', '=', '2.5', '元/公里'),
	('100元/人*月', '=', '=', '100', '元/人*月'),
	('1次/季度', '=', '=', '1', '次/季度'),
	('≥95%/年', '≥', '=', '95', '%/年'),
	('≥20℃', '≥', '=', '20', '℃'),
	('65分贝', '=', '=', '65', '分贝'),
	('≤35μg/m³', '≤', '=', '35', 'μg/m³'),
	('≤35ug/m3', '≤', '=', '35', 'ug/m3'),
	('≤0.8元/m2', '≤', '=', '0.8', '元/m2'),
	('≥5m4', '22P02', '22P02', NULL, NULL),
	('≥5m2个', '22P02', '22P02', NULL, NULL),
	-- symbols and other names of units; mg holds no m
	('3000平米', '=', '=', '3000', '平方米'),
	('≥3000m2', '≥', '=', '3000', '平方米'),
	('3米²', '=', '=', '3', '平方米'),
	('5万m3', '=', '=', '5', '万立方米'),
	('5㎥', '=', '=', '5', '立方米'),
	('2hm²', '=', '=', '2', '公顷'),
	('2hm2', '=', '=', '2', '公顷'),
	('2平方千米', '=', '=', '2', '平方公里'),
	('2km2', '=', '=', '2', '平方公里'),
	('100m', '=', '=', '100', '米'),
	('2㎞', '=', '=', '2', '千米'),
	('2Km', '=', '=', '2', '千米'),
	('2㎏', '=', '=', '2', '千克'),
	('50t', '=', '=', '50', '吨'),
	('≤30min', '≤', '=', '30', '分钟'),
	('≤3s', '≤', '=', '3', '秒'),
	('≤30d', '≤', '=', '30', '天'),
	('5mg', '=', '=', '5', 'mg'),
	('3dB', '=', '=', '3', 'dB'),
	('10ml', '=', '=', '10', 'ml'),
	('4s店', 'text', 'text', NULL, NULL),
	-- so many in a hundred thousand
	('≤16/10万', '≤', '=', '16', '/10万'),
	('15.2/10万', '=', '=', '15.2', '/10万'),
	('≤1.5人/10万人', '≤', '=', '1.5', '人/10万人'),
	('≤16/10', '22P02', '22P02', NULL, NULL),
	('16/3', 'text', 'text', NULL, NULL),
	('≥5个(次', '22P02', '22P02', NULL, NULL),
	('≥95%%', '22P02', '22P02', NULL, NULL),
	('≥%', '22P02', '22P02', NULL, NULL),
	('≥', '22P02', '22P02', NULL, NULL),
	('≥优', '22P02', '22P02', NULL, NULL),
	('=合格', '22P02', '22P02', NULL, NULL),
	('≥95%≥90%', '22P02', '22P02', NULL, NULL),
	('≥95%，≤98%', 'range', 'range', '95..98', '%'),
	('≥30户106人', '22P02', '22P02', NULL, NULL),
	('30户106人', 'text', 'text', NULL, NULL),
	-- what belongs to the number is no unit: an exponent on no letter, a fraction, a digit in a circle
	('≥10⁴', 'text', 'text', NULL, NULL),
	('10³个', 'text', 'text', NULL, NULL),
	('≥5万³', 'text', 'text', NULL, NULL),
	('3½天', 'text', 'text', NULL, NULL),
	('1½', 'text', 'text', NULL, NULL),
	('≥5①', 'text', 'text', NULL, NULL),
	('≥5㈠', 'text', 'text', NULL, NULL),
	('≥5个①', 'text', 'text', NULL, NULL),
	('3分之一', 'text', 'text', NULL, NULL),
	('≥3分之一', 'text', 'text', NULL, NULL),
	('≥2小时半', 'text', 'text', NULL, NULL),
	('≥2年半', 'text', 'text', NULL, NULL),
	('≥5m³', '≥', '=', '5', '立方米'),
	('≥3kg/hm²', '≥', '=', '3', 'kg/hm²'),
	('≤5mg/m³', '≤', '=', '5', 'mg/m³'),
	('3台5套', 'text', 'text', NULL, NULL),
	-- thousands and hundreds of a count
	('5千人', '=', '=', '5', '千人'),
	('≥3百户', '≥', '=', '3', '百户'),
	('5千', '=', '=', '5', '千'),
	('5千余人', '≥', '≥', '5', '千人'),
	('5千克', '=', '=', '5', '千克'),
	-- a number in several parts counts in the unit of the last
	('1亿2000万元', '=', '=', '12000', '万元'),
	('≤3亿1012.52万元', '≤', '=', '31012.52', '万元'),
	('1亿2千万元', '=', '=', '12000', '万元'),
	('1亿2000万3000元', '=', '=', '120003000', '元'),
	('3万5000人', '=', '=', '35000', '人'),
	('1万2千余人', '≥', '≥', '12', '千人'),
	('1亿2000万', '=', '=', '12000', '万'),
	('1亿2000万元（预算内）', '=', '=', '12000', '万元(预算内)'),
	('完成1亿2000万元', 'text', '=', '12000', '万元'),
	('1亿500万元', '=', '=', '10500', '万元'),
	('1亿5万元', '=', '=', '10005', '万元'),
	('1万50元', '=', '=', '10050', '元'),
	('3万5', 'text', 'text', NULL, NULL),
	('3万5人', 'text', 'text', NULL, NULL),
	('3万5元', 'text', 'text', NULL, NULL),
	('≤3万5元', '22P02', '22P02', NULL, NULL),
	('3千5人', 'text', 'text', NULL, NULL),
	('1亿2000万5元', 'text', 'text', NULL, NULL),
	('1万2千克', 'text', 'text', NULL, NULL),
	('1亿20000万元', 'text', 'text', NULL, NULL),
	('2000万1亿元', 'text', 'text', NULL, NULL),
	('1.5亿2000万元', 'text', 'text', NULL, NULL),
	('1万2000村', 'text', 'text', NULL, NULL),
	('999999999999999999亿1万元', 'text', 'text', NULL, NULL),
	('=170141183460469231万0.000000000000000001人', '22P02', '22P02', NULL, NULL),
	('=500000000000000000亿0.123456789012345678千人', '22P02', '22P02', NULL, NULL),
	('340282366920938463万0.5元', 'text', 'text', NULL, NULL),
	('999999999999999999亿0.000000000000000001元', 'text', 'text', NULL, NULL),
	-- a unit in brackets is the unit
	('≥30（个）', '≥', '=', '30', '个'),
	('50（万元）', '=', '=', '50', '万元'),
	('18(个)', '=', '=', '18', '个'),
	('≥95（%）', '≥', '=', '95', '%'),
	('≥12（个/）', '≥', '=', '12', '(个/)'),
	('≥12（个/年内）', '≥', '=', '12', '(个/年内)'),
	('≥12（个/年）', '≥', '=', '12', '个/年'),
	('≥30（个）以上', '≥', '≥', '30', '个'),
	('3(个)-5(个)', 'range', 'range', '3..5', '个'),
	-- a note in brackets is kept with the unit
	('100%（全部）', '=', '=', '100', '%(全部)'),
	('≥90%(新增)', '≥', '=', '90', '%(新增)'),
	('96.3%(抽样)', '=', '=', '96.3', '%(抽样)'),
	('≤50万元（预算内）', '≤', '=', '50', '万元(预算内)'),
	('≤50万元（不含税）', '≤', NULL, '50', '万元(不含税)'),
	('3次（线上）', '=', '=', '3', '次(线上)'),
	('三次（线上）', '=', '=', '3', '次(线上)'),
	('≥62%(2022年:61%)', '≥', '=', '62', '%(2022年:61%)'),
	('≥100%（12次）', '≥', '=', '100', '%(12次)'),
	('90%(2022-2023年)', '=', '=', '90', '%(2022-2023年)'),
	('120公里（已完成）', '=', '=', '120', '公里(已完成)'),
	('12次（超额完成）', '=', '=', '12', '次(超额完成)'),
	('70%(抽样)以上', '≥', '≥', '70', '%(抽样)'),
	-- and reads back: a space in it stays, and what LaTeX may be made of is no note
	('90%(1. 2)', '=', '=', '90', '%(1. 2)'),
	('≥90%(第1. 2条)', '≥', '=', '90', '%(第1. 2条)'),
	('5个(\ ge)', 'text', 'text', NULL, NULL),
	('≥5个(\ ge)', '22P02', '22P02', NULL, NULL),
	('5个(\$ge)', 'text', 'text', NULL, NULL),
	('5台($\$%)', 'text', 'text', NULL, NULL),
	('5个(\alpha)', 'text', 'text', NULL, NULL),
	('5个($)', 'text', 'text', NULL, NULL),
	-- but not where it bears on the number
	('90%(含以上)', 'text', 'text', NULL, NULL),
	('12次(每月1次)', 'text', 'text', NULL, NULL),
	('100%(未完成)', 'text', 'text', NULL, NULL),
	('≥100%(未完成)', '22P02', '22P02', NULL, NULL),
	('5%(同比下降)', '=', '=', '5', '%(同比下降)'),
	('95%(实际92%)', 'text', 'text', NULL, NULL),
	('≥95%(实际92%)', '22P02', '22P02', NULL, NULL),
	('10次(计划)', '=', '=', '10', '次(计划)'),
	('50万元（不含税）', 'text', 'text', NULL, NULL),
	('两次(计划)', 'text', 'text', NULL, NULL),
	('≥90%(新增)(小学)', '≥', '=', '90', '%(新增)(小学)'),
	('≥80%(小学),≥90%(中学)', '22P02', '22P02', NULL, NULL),
	-- or is longer than a unit may be
	('5次（线上三次，线下两次，均由县级以下单位会同街道办事处举办并留存照片）', 'text', 'text', NULL, NULL),
	-- a sentence goes on; with a sign in front it is an error
	-- but an actual value may say that it is done, and nothing else
	('100%完成', 'text', '=', '100', '%'),
	('12次完成', 'text', '=', '12', '次'),
	('完成100%', 'text', '=', '100', '%'),
	('完成 12 次', 'text', '=', '12', '次'),
	('已完成5项', 'text', '=', '5', '项'),
	('完成两次', 'text', '=', '2', '次'),
	('完成3', 'text', '=', '3', ''),
	('实际完成12次', 'text', '=', '12', '次'),
	('共完成120公里', 'text', '=', '120', '公里'),
	('累计完成300万元', 'text', '=', '300', '万元'),
	('完成率98.5%', 'text', '=', '98.5', '%'),
	('完成率达到98.5%', 'text', '=', '98.5', '%'),
	('已达95%', 'text', '=', '95', '%'),
	('已达到95%以上', 'text', '≥', '95', '%'),
	('完成90%以上', 'text', '≥', '90', '%'),
	('完成不少于5次', 'text', '≥', '5', '次'),
	('完成12次（超额完成）', 'text', '=', '12', '次(超额完成)'),
	('完成2次宣传', 'text', 'text', NULL, NULL),
	-- a phase, a batch or a class in Chinese is its name
	('一期完成', 'text', 'text', NULL, NULL),
	('二期完成', 'text', 'text', NULL, NULL),
	('完成二期', 'text', 'text', NULL, NULL),
	('二期(扩建)完成', 'text', 'text', NULL, NULL),
	('已完成一批', 'text', 'text', NULL, NULL),
	('三类完成', 'text', 'text', NULL, NULL),
	('完成2期', 'text', '=', '2', '期'),
	('完成两批次', 'text', '=', '2', '批次'),
	('一期', '=', '=', '1', '期'),
	('已完成5项工作', 'text', 'text', NULL, NULL),
	('完成5村', 'text', 'text', NULL, NULL),
	('12个月内完成', 'text', 'text', NULL, NULL),
	('完成7月', 'text', 'text', NULL, NULL),
	('7月完成', 'text', 'text', NULL, NULL),
	('5日完成', 'text', 'text', NULL, NULL),
	('2023年完成', 'text', 'text', NULL, NULL),
	('完成2023.12', 'text', 'text', NULL, NULL),
	('完成1000000000000000000次', 'text', 'text', NULL, NULL),
	('≥95%完成', '22P02', '22P02', NULL, NULL),
	('95%满意', 'text', 'text', NULL, NULL),
	('≥95%满意', '22P02', '22P02', NULL, NULL),
	('合格率100%', 'text', 'text', NULL, NULL),
	('及时率≥95%', 'text', 'text', NULL, NULL),
	('24小时响应', 'text', 'text', NULL, NULL),
	('15公里道路', 'text', 'text', NULL, NULL),
	('至少全年完成2次宣传', 'text', 'text', NULL, NULL),
	('不低于上年', 'text', 'text', NULL, NULL),
	('超额完成', 'text', 'text', NULL, NULL),
	('增长5%', 'text', 'text', NULL, NULL),
	('每年2次', 'text', 'text', NULL, NULL),
	('300元整', 'text', 'text', NULL, NULL),
	('￥300', 'text', 'text', NULL, NULL),
	('$300', 'text', 'text', NULL, NULL),
	-- about is text; some more than a number is a lower bound
	('85%左右', 'text', 'text', NULL, NULL),
	('≥85%左右', '22P02', '22P02', NULL, NULL),
	('稳定在85%左右', 'text', 'text', NULL, NULL),
	('在85%', 'text', 'text', NULL, NULL),
	('约85%', 'text', 'text', NULL, NULL),
	('20来人', 'text', 'text', NULL, NULL),
	('20来万', 'text', 'text', NULL, NULL),
	('几十次', 'text', 'text', NULL, NULL),
	('十几次', 'text', 'text', NULL, NULL),
	('600余人次', '≥', '≥', '600', '人次'),
	('1286 余份', '≥', '≥', '1286', '份'),
	('20多万人次', '≥', '≥', '20', '万人次'),
	('逾20多万人次', '>', '>', '20', '万人次'),
	('1万余人次', '≥', '≥', '1', '万人次'),
	('2万余', '≥', '≥', '2', '万'),
	('1万余余/年', 'text', 'text', NULL, NULL),
	('十余次', '≥', '≥', '10', '次'),
	('三万余人', '≥', '≥', '3', '万人'),
	-- Chinese numerals want a count word
	('一次', '=', '=', '1', '次'),
	('两次', '=', '=', '2', '次'),
	('十二次', '=', '=', '12', '次'),
	('二十次', '=', '=', '20', '次'),
	('一百零五人', '=', '=', '105', '人'),
	('一百一十五人', '=', '=', '115', '人'),
	('一千零五十人', '=', '=', '1050', '人'),
	('三百五十人', '=', '=', '350', '人'),
	('三百五人', 'text', 'text', NULL, NULL),
	('一万人', '=', '=', '1', '万人'),
	('零次', '=', '=', '0', '次'),
	('三个月', '=', '=', '3', '个月'),
	('一小时以内', '≤', '≤', '1', '小时'),
	('≥九十次', '≥', '=', '90', '次'),
	('≥九十', '22P02', '22P02', NULL, NULL),
	('百分之九十五', '=', '=', '95', '%'),
	('百分之百', '=', '=', '100', '%'),
	('不低于百分之九十', '≥', '≥', '90', '%'),
	('一级', 'text', 'text', NULL, NULL),
	('一流', 'text', 'text', NULL, NULL),
	('一般', 'text', 'text', NULL, NULL),
	('零事故', 'text', 'text', NULL, NULL),
	('十分满意', 'text', 'text', NULL, NULL),
	('三分之一', 'text', 'text', NULL, NULL),
	-- attainment, as an actual value; as a target it is a text
	('达成预期指标', 'text', 'achieved', NULL, NULL),
	('达成预期指标。', 'text', 'achieved', NULL, NULL),
	('全部或基本达成预期指标', 'text', 'achieved', NULL, NULL),
	('达成年度指标', 'text', 'achieved', NULL, NULL),
	('达成目标', 'text', 'achieved', NULL, NULL),
	('达到预期目标', 'text', 'achieved', NULL, NULL),
	('达成', 'text', 'achieved', NULL, NULL),
	('完成', 'text', 'achieved', NULL, NULL),
	('已完成', 'text', 'achieved', NULL, NULL),
	('全部完成', 'text', 'achieved', NULL, NULL),
	('完成年度绩效目标', 'text', 'achieved', NULL, NULL),
	('部分达成预期指标并具有一定效果', 'text', 'partial', NULL, NULL),
	('部分达成年度指标并具有一定效果', 'text', 'partial', NULL, NULL),
	('部分达成目标，并具有一定效果', 'text', 'partial', NULL, NULL),
	('部分达成目标,并具有一定效果', 'text', 'partial', NULL, NULL),
	('部分达到预期目标', 'text', 'partial', NULL, NULL),
	('部分达成', 'text', 'partial', NULL, NULL),
	('基本达到', 'text', 'partial', NULL, NULL),
	('未达成预期指标且效果较差', 'text', 'missed', NULL, NULL),
	('未完成年度指标且效果较差', 'text', 'missed', NULL, NULL),
	('未达到预期目标', 'text', 'missed', NULL, NULL),
	('未达成', 'text', 'missed', NULL, NULL),
	('未完成', 'text', 'missed', NULL, NULL),
	('完成目标任务', 'text', 'achieved', NULL, NULL),
	('完成年度目标任务', 'text', 'achieved', NULL, NULL),
	('完成全年任务', 'text', 'achieved', NULL, NULL),
	('达到目标值', 'text', 'achieved', NULL, NULL),
	('达到预期值', 'text', 'achieved', NULL, NULL),
	('达到预期指标值', 'text', 'achieved', NULL, NULL),
	('达到年初设定目标', 'text', 'achieved', NULL, NULL),
	('达到指标要求', 'text', 'achieved', NULL, NULL),
	('按计划完成', 'text', 'achieved', NULL, NULL),
	('按时完成', 'text', 'achieved', NULL, NULL),
	('圆满完成', 'text', 'achieved', NULL, NULL),
	('部分达成预期指标并具有一定的效果', 'text', 'partial', NULL, NULL),
	('尚未完成', 'text', 'missed', NULL, NULL),
	('暂未完成', 'text', 'missed', NULL, NULL),
	('未达预期', 'text', 'missed', NULL, NULL),
	('未达到目标值', 'text', 'missed', NULL, NULL),
	('A.达成预期指标', 'text', 'achieved', NULL, NULL),
	('B、部分达成预期指标并具有一定效果', 'text', 'partial', NULL, NULL),
	('3.未达成预期指标且效果较差', 'text', 'missed', NULL, NULL),
	('“达成预期指标”', 'text', 'achieved', NULL, NULL),
	('“达成预期指标', 'text', 'text', NULL, NULL),
	('达到', 'text', 'text', NULL, NULL),
	('未达', 'text', 'text', NULL, NULL),
	('基本达', 'text', 'text', NULL, NULL),
	('达成预期指标并具有一定效果吗', 'text', 'text', NULL, NULL),
	('未达标', 'text', 'text', NULL, NULL),
	('未达成预期指标效果较差', 'text', 'missed', NULL, NULL),
	('未达成预期效果', 'text', 'missed', NULL, NULL),
	('未按时完成', 'text', 'text', NULL, NULL),
	('达标', 'text', 'text', NULL, NULL),
	-- numbers that begin with a point
	('≥.5', '≥', '=', '0.5', ''),
	('-.25%', '=', '=', '-0.25', '%'),
	('.5.5', 'text', 'text', NULL, NULL),
	('.', 'text', 'text', NULL, NULL),
	-- rates whose units have a stop inside
	('25元/床.日', '=', '=', '25', '元/床.日'),
	('≤25元/床.日', '≤', '=', '25', '元/床.日'),
	('600元/人·次', '=', '=', '600', '元/人·次'),
	('≥2次/户．季', '≥', '=', '2', '次/户.季'),
	('≥2次.户', '22P02', '22P02', NULL, NULL),
	('≥2次/.户', '22P02', '22P02', NULL, NULL),
	-- ratios are texts, behind a sign too
	('≥1:2.5', 'text', 'text', NULL, NULL),
	('≤12：1', 'text', 'text', NULL, NULL),
	('> 1 ∶ 6', 'text', 'text', NULL, NULL),
	('=1比1', 'text', 'text', NULL, NULL),
	('≥1:2:2', 'text', 'text', NULL, NULL),
	('≥1:', '22P02', '22P02', NULL, NULL),
	('≥:3', '22P02', '22P02', NULL, NULL),
	('≥1:3倍', '22P02', '22P02', NULL, NULL),
	-- two bounds in one cell
	('≤9%，≥3%', 'range', 'range', '3..9', '%'),
	('≥3次且不超过6次', 'range', 'range', '3..6', '次'),
	('不低于3%，不高于9%', 'range', 'range', '3..9', '%'),
	('≥3%≤9%', 'range', 'range', '3..9', '%'),
	('≥7台(套)且≤9台(套)', 'range', 'range', '7..9', '台(套)'),
	('≥2且≤4个', 'range', 'range', '2..4', '个'),
	('≥百分之三且≤百分之九', 'range', 'range', '3..9', '%'),
	('≥4%且≤4%', 'range', 'range', '4..4', '%'),
	('≥5%且<9%', '22P02', '22P02', NULL, NULL),
	('>5%且<9%', '22P02', '22P02', NULL, NULL),
	('≥5%且≥9%', '22P02', '22P02', NULL, NULL),
	('≥9%且≤5%', '22P02', '22P02', NULL, NULL),
	('≥5%且≤9次', '22P02', '22P02', NULL, NULL),
	('≥5%且≤9', '22P02', '22P02', NULL, NULL),
	('≥5%，', '≥', '=', '5', '%'),
	('≥5%且', '22P02', '22P02', NULL, NULL),
	('≥2021年且≤2023年', 'text', 'text', NULL, NULL),
	('大于5%且小于9%', 'text', 'text', NULL, NULL),
	('不低于3%，稳步提高', 'text', 'text', NULL, NULL),
	('≥5个(甲、不超过乙)', '≥', NULL, '5', '个(甲、不超过乙)'),
	-- Chinese numerals in several parts, and fractions
	('二万三千户', '=', '=', '23000', '户'),
	('≥十二万零六百人', '≥', '=', '120600', '人'),
	('三亿零五百万元', '=', '=', '30500', '万元'),
	('三千零一十人', '=', '=', '3010', '人'),
	('三千零十人', '=', '=', '3010', '人'),
	('五万六人', 'text', 'text', NULL, NULL),
	('五万六', 'text', 'text', NULL, NULL),
	('五万六百人', 'text', 'text', NULL, NULL),
	('两万一线职工', 'text', 'text', NULL, NULL),
	('一亿3000万元', '=', '=', '13000', '万元'),
	('千分之八', '=', '=', '8', '‰'),
	('≤万分之六', '≤', '=', '0.6', '‰'),
	('百分之九十八点六', '=', '=', '98.6', '%'),
	('百分之零点〇五', '=', '=', '0.05', '%'),
	('百分之九十八点', 'text', 'text', NULL, NULL),
	('百分之98', 'text', 'text', NULL, NULL),
	('八点六次', 'text', 'text', NULL, NULL),
	-- texts
	('稳步提高', 'text', 'text', NULL, NULL),
	('按时间节点保质落实', 'text', 'text', NULL, NULL),
	('优良中低差', 'text', 'text', NULL, NULL),
	('优', 'text', 'text', NULL, NULL),
	('不发生', 'text', 'text', NULL, NULL),
	('全覆盖', 'text', 'text', NULL, NULL),
	('Ⅲ类', 'text', 'text', NULL, NULL),
	('GB/T 19001', 'text', 'text', NULL, NULL),
	('—', 'text', 'text', NULL, NULL),
	('无', 'text', 'text', NULL, NULL),
	('', '22P02', '22P02', NULL, NULL),
	('　', '22P02', '22P02', NULL, NULL);

SELECT is(pg_temp.target_decision(literal),
		pg_temp.expected('target', as_target, number, unit),
		'target ' || literal)
FROM kind ORDER BY n;

-- NULL in as_value: see 3
SELECT is(pg_temp.value_decision(literal),
		pg_temp.expected('value', as_value, number, unit),
		'value ' || literal)
FROM kind WHERE as_value IS NOT NULL ORDER BY n;

-- 3. What canonical text keeps.

SELECT is('≥2020年'::perf_value::text, '=2020年',
	'a value that a plain literal would not mean keeps a sign');
SELECT is(v::perf_value::text || comparator(v::perf_value), text, 'a bound on a year keeps the sign: ' || v)
FROM (VALUES ('=2010年以上', '=2010年以上≥'), ('=2023年内', '=2023年以内≤'), ('=2023(年)以内', '=2023年以内≤'), ('=大于2010年',
	'=大于2010年>'),
	('=不超过2023(年)', '=2023年以内≤'), ('=2010年以上(含)', '=2010年以上≥')) x (v, text);
SELECT is(convert(v::perf_value, '年')::text::perf_value, convert(v::perf_value, '年'), 'so does one that is converted: ' || v)
FROM unnest('{24120个月以上,24120个月以内,大于24120个月,小于24120个月,24120个月,24120个月-24132个月}'::text[]) v;
SELECT is(v::perf_value::text, text, 'a unit that ends in 或 has the bound in front: ' || v)
FROM (VALUES ('20多万P或', '不低于20万P或'), ('不超过5次或', '不超过5次或'), ('≥5天内或以上', '=不低于5天内或'), ('≥9%/或以上',
	'不低于9%/或'),
	('≤5次内或以下', '不超过5次内或')) x (v, text);
SELECT is('≥2023.12'::perf_value::text, '=2023.12', 'so does a number that looks like a date');
SELECT is('2023.10'::perf_value::text, '2023.10', 'October is not January');
SELECT is('不超过12月'::perf_value::text, '12个月以内', 'months print as a duration');
SELECT is('　ＡＢＣ，稳步　提高。 '::perf_target::text, 'ABC，稳步 提高。',
	'a text is trimmed, full-width forms folded, sentence marks kept');
SELECT is('达成 预期指标。'::perf_value::text, '达成 预期指标。',
	'an attainment keeps its words');
SELECT is(t, '≤ 12月底前', 'a date keeps the sign in front') FROM (SELECT '≤ １２月底前'::perf_target::text) x (t);
SELECT is(repeat('稳', 349525)::perf_target::text, repeat('稳', 349525),
	'a text of 1 MiB is kept');
SELECT is(pg_temp.target_decision(repeat('稳', 349526)), '22003',
	'a longer one is refused');
SELECT is(pg_temp.value_decision('=' || repeat('9', 1000)), '22P02',
	'a sign in front of what is longer than any quantity');

SELECT is('≥2且≤4'::perf_target::text, '≥2且≤4', 'two bounds without a unit, as 2-4 is a text');
SELECT is('≤4，≥2'::perf_value::text, '≥2且≤4', 'of a value too');

SELECT is(fold_cell(repeat('　Ａ，é', 30000)), btrim(repeat(' A，é', 30000)), 'a cell of several parts is folded whole');

-- A cell of a form never opens with =, which a spreadsheet calculates; it reads
-- back to the same.
SELECT is(cell_text(t::perf_target), text, 'cell of the target ' || t)
FROM (VALUES ('12个月', '12个月'), ('8000', '8000'), ('=2020年', '＝2020年'), ('=3号', '＝3号'), ('=20250101', '＝20250101'),
	('=2023.12', '＝2023.12'), ('=7月底前', '＝7月底前'), ('=1:3', '＝1:3'), ('≥95%', '≥95%'), ('1月-3月', '1月-3月'), ('稳步提高',
		'稳步提高'),
	('2020年', '2020年'), ('=7月', '7个月')) x (t, text);
SELECT is(cell_text('=2020年'::perf_value), '＝2020年', 'cell of a value');
SELECT is(cell_text('109.17万人'::perf_value), '109.17万人', 'of the commonest');

-- 4. What canonical text means is what was given: it parses to an equal value
-- with the same text.

CREATE TEMP TABLE every AS
SELECT literal FROM printed UNION SELECT literal FROM kind;

SELECT is_empty($$
	SELECT literal, t, t::text::perf_target
	FROM (SELECT literal, literal::perf_target AS t
		  FROM (SELECT literal FROM every
				WHERE pg_temp.target_decision(literal) !~ '^22' OFFSET 0) good
		  OFFSET 0) target
	WHERE t::text::perf_target <> t OR t::text::perf_target::text <> t::text
	$$, 'every target reads back from its text');
SELECT is_empty($$
	SELECT literal, cell_text(t)
	FROM (SELECT literal, literal::perf_target AS t
		  FROM (SELECT literal FROM every
				WHERE pg_temp.target_decision(literal) !~ '^22' OFFSET 0) good
		  OFFSET 0) target
	WHERE cell_text(t) LIKE '=%' OR cell_text(t)::perf_target <> t
	$$, 'and from its cell');
SELECT is_empty($$
	SELECT literal, v, v::text::perf_value
	FROM (SELECT literal, literal::perf_value AS v
		  FROM (SELECT literal FROM every
				WHERE pg_temp.value_decision(literal) !~ '^22' OFFSET 0) good
		  OFFSET 0) value
	WHERE v::text::perf_value <> v OR v::text::perf_value::text <> v::text
	$$, 'every value reads back from its text');
SELECT is_empty($$
	SELECT literal, cell_text(v)
	FROM (SELECT literal, literal::perf_value AS v
		  FROM (SELECT literal FROM every
				WHERE pg_temp.value_decision(literal) !~ '^22' OFFSET 0) good
		  OFFSET 0) value
	WHERE cell_text(v) LIKE '=%' OR cell_text(v)::perf_value <> v
	$$, 'and from its cell');

-- 5. A target from the three cells in which forms split it.

SELECT is(perf_target('≥', '95', '%')::text, '≥95%', 'three cells');
SELECT is(perf_target('≥', 95, '%')::text, '≥95%', 'a number and two cells');
SELECT is(perf_target('＞＝', '９５', '％')::text, '≥95%', 'full-width cells');
SELECT is(perf_target('≤', 1000.50, '万元')::text, '≤1000.5万元', 'zeros behind are no digits');
SELECT is(perf_target('', '12', '个月')::text, '=12个月', 'no sign is =');
SELECT is(perf_target(NULL, '12', NULL)::text, '=12', 'no sign and no unit');
SELECT is(perf_target('大于', '5', '家')::text, '>5家', 'a word as a sign');
SELECT is(perf_target('定性', '优良中低差', NULL)::text, '优良中低差', 'a qualitative one');
SELECT is(perf_target('=', '90-95', '%')::text, '90%-95%', 'a range');
SELECT is(perf_target('≥', NULL::text, '%'), NULL, 'no number, no target');
SELECT is(perf_target('≥', ' ', '%'), NULL, 'a blank cell is no number');
SELECT is(perf_target('≥', NULL::numeric, '%'), NULL, 'NULL is no number');
SELECT throws_ok($$SELECT perf_target('≥', '优', '')$$, '22P02', NULL, 'a sign before a word');
SELECT throws_ok($$SELECT perf_target('不少于', '若干', '次')$$, '22P02', NULL, 'a word before a word');
SELECT throws_ok($$SELECT perf_target('≥', 'NaN'::numeric, '%')$$, '22P02', NULL, 'NaN');

-- a number for a sign is a code: 1 and 95 are not 195
SELECT throws_ok(format('SELECT perf_target(%L, ''95'', ''%%'')', code), '22P02', NULL, 'the code ' || code)
FROM unnest(ARRAY['1', '５', '01', '5.0', ' 3 ']) AS code;
SELECT throws_ok($$SELECT perf_target('1', 95, '%')$$, '22P02', NULL, 'a code before a number');
SELECT is(perf_target('1', NULL::text, '%'), NULL, 'no number, no target, whatever the sign');

-- what the cells of forms hold: the kind of target, a sign or unit twice, marks for none
CREATE TEMP TABLE cells (n serial, sign text, number text, unit text, target text);
INSERT INTO cells (sign, number, unit, target) VALUES
	('定量', '100', '%', '=100%'),
	('定量', '≥95', '%', '≥95%'),
	('', '≥95', '%', '≥95%'),
	('', '≥95%', '', '≥95%'),
	('', '≥95%', '%', '≥95%'),
	('—', '12', '个月', '=12个月'),
	('≥', '95%', '%', '≥95%'),
	('≥', '≥95', '%', '≥95%'),
	('≥', '＞＝95％', '％', '≥95%'),
	('大于', '＞5', '家', '>5家'),
	('≥', '1', '/', '≥1'),
	('≥', '1', '-', '≥1'),
	('≥', '1', '—', '≥1'),
	('≥', '1', '无', '≥1'),
	('=', '12', '月', '=12个月'),
	('=', '2020', '年', '=2020年'),
	('文字描述', '稳步提高', '', '稳步提高'),
	('其他', '稳步提高', '/', '稳步提高'),
	('定性', '按时完成', '次', '按时完成'),
	('定性', '100', '%', '=100%'),
	('=', '全覆盖', '', '全覆盖'),
	('=', '全覆盖', '无', '全覆盖'),
	('', '稳步提高', '', '稳步提高'),
	('=', '12月底前', '', '12月底前'),
	('≤', '12月底前', '', '≤12月底前'),
	('≤', '12', '月底前', '≤12月底前'),
	('定性', '1亿2000万', '万人', '1亿2000万万人'),
	('文字描述', '100以上', '年', '100以上年'),
	('其他', '96. 3', '%', '96. 3%'),
	('其他', '95%', '%', '=95%'),
	('定性', '2023', '年', '2023年'),
	('定性', '12月底前', '次', '12月底前'),
	('定性', '≥95', '个5', '≥95'),
	('>', '=5', '个', '≥5个'),
	('不低于', '3½', '天', '≥3½天'),
	('大于等于', '2023年', '', '≥2023年'),
	('达到', '2023年', '', '≥2023年'),
	('达到', '2023年', '(新增)', '≥2023年(新增)'),
	('等于', '全覆盖', '', '全覆盖'),
	('＜', '＝5', '天', '≤5天'),
	('≥', '5%且≤10%', '', '5%-10%'),
	('≥', '1:3', '', '≥1:3'),
	('', '.5', '%', '=0.5%');
SELECT is(perf_target(sign, number, unit)::text, target, format('cells %s | %s | %s', sign, number, unit))
FROM cells ORDER BY n;
SELECT throws_ok(format('SELECT perf_target(%L, %L, %L)', sign, number, unit), '22P02', NULL,
	format('cells %s | %s | %s contradict each other', sign, number, unit))
FROM (VALUES ('≤', '≥95', '%'), ('=', '≥95', '%'), ('=', '≥全覆盖', ''), ('≥', '95%', '次'), ('=', '全覆盖', '%'),
	('', '若干', '次'), ('', '≥若干', ''), ('大于', '≥5', '家'),
	('不低于', '100以内', '次'), ('正向', '3½', '天'), ('正向', '5', '天'),
	('=', '>5', '个'), ('大于', '=5', '个'), ('≥', '=5', '个'), ('>', '≥5', '个')) c (sign, number, unit);
SELECT throws_ok(format('SELECT perf_target(%L, %L, %L)', sign, number, unit), '22003', NULL,
	format('cells %s | %s | %s out of range', sign, number, unit))
FROM (VALUES ('', '12345678901234567890', ''), ('=', '12345678901234567890', '无'), ('定量', '1000000000000000000', '%'),
	('≥', '12345678901234567890', ''), ('达到', '12345678901234567890', ''), ('不低于', '12345678901234567890', '次')) c (sign,
		number, unit);

SELECT * FROM finish();
ROLLBACK;
