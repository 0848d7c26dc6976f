-- What becomes of every amount that the reports print, and of the forms that
-- are like them: a value, or a refusal that names the trap.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT no_plan();

-- the amount as printed, or SQLSTATE and DETAIL of the refusal
CREATE FUNCTION pg_temp.decision(literal text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    detail text;
    hint text;
BEGIN
    RETURN literal::wanyuan::text;
EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
    IF position(left(literal, 50) IN SQLERRM) = 0 OR hint = '' THEN
        RETURN 'no literal or no hint in: ' || SQLERRM;
    END IF;
    RETURN SQLSTATE || ' ' || detail;
END $$;

CREATE FUNCTION pg_temp.hint_of(literal text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    hint text;
BEGIN
    PERFORM literal::wanyuan;
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS hint = PG_EXCEPTION_HINT;
    RETURN hint;
END $$;

-- data/literals.tsv, those that have a value: the value in 万元
CREATE TEMP TABLE listed (literal text, meaning numeric);
INSERT INTO listed VALUES
    ('17.99万元', 17.99), ('75.11万元', 75.11), ('73万元', 73), ('1268.31万元', 1268.31),
    ('136万元', 136), ('1.29万元', 1.29), ('1268.31', 1268.31), ('143.87万元', 143.87),
    ('285.78万元', 285.78), ('316.99万元', 316.99), ('9.16万元', 9.16), ('0.46万元', 0.46), ('0万', 0),
    ('0万元', 0), ('104.43万元', 104.43), ('117450万元', 117450), ('125.9万元', 125.9),
    ('12563万元', 12563), ('15.34万元', 15.34), ('1523.63元', 0.152363), ('154515.74万元', 154515.74),
    ('159981.97万元', 159981.97), ('18.58万元', 18.58), ('1860.35元', 0.186035), ('19.58万元', 19.58),
    ('213.9万元', 213.9), ('2160.38万元', 2160.38), ('217万元', 217), ('2241.67元', 0.224167),
    ('23,051万元', 23051), ('26,424万元', 26424), ('3,373万元', 3373), ('30319万元', 30319),
    ('30元', 0.003), ('326.78万元', 326.78), ('381.32元', 0.038132), ('395元', 0.0395),
    ('4060万元', 4060), ('415.07元', 0.041507), ('437万元', 437), ('49050万元', 49050),
    ('512.10万元', 512.1), ('5436.23万元', 5436.23), ('558.34万元', 558.34), ('5650.04元', 0.565004),
    ('59.99万元', 59.99), ('596.27万元', 596.27), ('68400万元', 68400), ('7173.67元', 0.717367),
    ('725.74万元', 725.74), ('73 万元', 73), ('856.04万元', 856.04), ('87131万元', 87131),
    ('920万元', 920), ('95.28万元', 95.28), ('958万元', 958), ('0', 0), ('1401.32', 1401.32),
    ('133.01万元', 133.01), ('68.59万元', 68.59), ('95.29万元', 95.29), ('0.27万元', 0.27),
    ('44.37万元', 44.37), ('6.94万元', 6.94), ('83.32万元', 83.32), ('856.03万元', 856.03),
    ('951.32万元', 951.32), ('0.05万元', 0.05), ('0.08万元', 0.08), ('0.10万元', 0.1),
    ('0.12万元', 0.12), ('0.14万元', 0.14), ('0.17万元', 0.17), ('0.19万元', 0.19), ('0.46', 0.46),
    ('0.48万元', 0.48), ('0.86万元', 0.86), ('1.58万元', 1.58), ('10.83万元', 10.83),
    ('1045.06', 1045.06), ('1045.06万元', 1045.06), ('11.33万元', 11.33), ('12.55万元', 12.55),
    ('147.72', 147.72), ('147.72万元', 147.72), ('16.33万元', 16.33), ('167.93万元', 167.93),
    ('186.58万元', 186.58), ('2.78万元', 2.78), ('230.29万元', 230.29), ('3.34万元', 3.34),
    ('3.36万元', 3.36), ('3.93万元', 3.93), ('309.97万元', 309.97), ('316.99', 316.99),
    ('38.84万元', 38.84), ('5.28万元', 5.28), ('5.53万元', 5.53), ('5.55万元', 5.55), ('6.94', 6.94),
    ('63.26万元', 63.26), ('64.40万元', 64.4), ('679.81万元', 679.81), ('68.59', 68.59),
    ('951.32', 951.32), ('8.65', 8.65), ('100', 100), ('300', 300), ('2.7', 2.7), ('0 万元', 0),
    ('0.997', 0.997), ('1.703', 1.703), ('2.4', 2.4), ('3.703', 3.703), ('4.947', 4.947),
    ('6.25', 6.25), ('8.65 万元', 8.65), ('8.65万元', 8.65), ('0.9968 万元', 0.9968),
    ('0.9968万元', 0.9968), ('10 万元', 10), ('100 万元', 100), ('100万元', 100), ('10万元', 10),
    ('2.4 万元', 2.4), ('2.4万元', 2.4), ('2.7 万元', 2.7), ('2.7万元', 2.7), ('300 万元', 300),
    ('4.95 万元', 4.95), ('4.95万元', 4.95), ('4万元', 4);
SELECT is(literal::wanyuan::numeric, meaning, 'listed: ' || literal) FROM listed;

-- those that stand under a header 元: loading appends the unit
CREATE TEMP TABLE listed_yuan (literal text, meaning numeric);
INSERT INTO listed_yuan VALUES
    ('0', 0), ('86,500', 8.65), ('1,000,000', 100), ('3,000,000', 300), ('27,000', 2.7),
    ('17,032', 1.7032), ('23,997.5', 2.39975), ('37,026.5', 3.70265), ('49,473.5', 4.94735),
    ('62,502.5', 6.25025), ('9,968', 0.9968);
SELECT is((literal || '元')::wanyuan::numeric, meaning, 'listed under 元: ' || literal)
FROM listed_yuan;

-- those that are no exact amount: refused, with the reason
CREATE TEMP TABLE listed_trap (literal text, reason text);
INSERT INTO listed_trap VALUES
    ('75.11万元/年', 'an amount per something is not an amount'),
    ('100元/年', 'an amount per something is not an amount'),
    ('1700余万元', 'an approximation is not an amount'),
    ('425元/天', 'an amount per something is not an amount'),
    ('570余万元', 'an approximation is not an amount'),
    ('9700余万元', 'an approximation is not an amount'),
    ('=1268.31万元', 'a comparator belongs to a target, not to an amount'),
    ('万元951.32万元', 'a unit stands where a number is expected'),
    ('≤100万元', 'a comparator belongs to a target, not to an amount'),
    ('≤300万元', 'a comparator belongs to a target, not to an amount'),
    ('≤0万元', 'a comparator belongs to a target, not to an amount');
SELECT matches(pg_temp.decision(literal), '^22P02 At character [0-9]+: ' || reason || '\.$',
               'listed trap: ' || literal)
FROM listed_trap;

-- Forms of the same kinds, each with what it must print as.
CREATE TEMP TABLE form (literal text, printed text);
INSERT INTO form VALUES
    -- units
    ('62,502.5元', '6.25025'), ('380元', '0.038'), ('1元', '0.0001'), ('0.01元', '0.000001'),
    ('12千元', '1.20'), ('0.00001千元', '0.000001'), ('3.5百万元', '350.00'),
    ('4.37亿元', '43700.00'), ('4.37亿', '43700.00'), ('0.0000000001亿元', '0.000001'),
    ('3359.62万', '3359.62'), ('3359.62', '3359.62'),
    ('5千万元', '5000.00'), ('5千万', '5000.00'), ('2百万', '200.00'), ('5百元', '0.05'), ('0.5百元', '0.005'),
    -- the unit in brackets, with spaces inside, with 整 behind it; 人民币
    ('50（万元）', '50.00'), ('50 ( 万元 )', '50.00'), ('380(元)', '0.038'), ('50 万 元', '50.00'), ('5 千 万 元', '5000.00'),
    ('50万元整', '50.00'), ('380 元 整', '0.038'), ('人民币50万元', '50.00'), ('人民币-5', '-5.00'), ('-人民币 380元整', '-0.038'),
    ('50(万元', '22P02 At character 3: the unit is none of 元 千元 万元 百万元 亿元 万 亿.'),
    ('50（预算内）', '22P02 At character 3: the unit is none of 元 千元 万元 百万元 亿元 万 亿.'),
    ('50万元（预算内）', '22P02 At character 5: text follows the unit, which is one of 元 千元 万元 百万元 亿元 万 亿.'),
    ('50万整', '22P02 At character 4: text follows the unit, which is one of 元 千元 万元 百万元 亿元 万 亿.'),
    ('人民币', '22P02 At character 4: a number is expected.'),
    -- compounds
    ('1亿2千万元', '12000.00'), ('1亿2千万', '12000.00'), ('3千万500万元', '3500.00'), ('1亿2千万3000元', '12000.30'),
    ('2千万3千万元', '22P02 At character 4: two numbers in one cell are not one amount.'),
    ('3亿1012.52万元', '31012.52'), ('1亿0.01万元', '10000.01'), ('1万2000元', '1.20'),
    ('3亿1012万5000.01元', '31012.500001'), ('3亿 1,012.52 万元', '31012.52'),
    ('-3亿1012.52万元', '-31012.52'),
    -- full-width forms, spaces
    ('３.５万元', '3.50'), ('８．６５万元', '8.65'), ('８６，５００元', '8.65'),
    ('26，424万元', '26424.00'), ('　73　万元　', '73.00'), ('73 万元', '73.00'),
    ('73' || chr(160) || '万元', '73.00'), ('－1.5', '-1.50'), (E'\t1.5\n', '1.50'),
    ('10元 ', '0.001'),
    -- sign and currency
    ('-0.01', '-0.01'), ('+0.01', '0.01'), ('−5万元', '-5.00'), ('- 5', '-5.00'),
    ('￥100元', '0.01'), ('¥1,268.31万元', '1268.31'), ('-￥5', '-5.00'), ('￥-5', '-5.00'),
    ('-0', '0.00'), ('-0.00元', '0.00'),
    -- decimals
    ('8.650000', '8.65'), ('3.7026500', '3.70265'), ('.5', '0.50'), ('007', '7.00'),
    ('0.000001', '0.000001'), ('1.00000000000000000000', '1.00'), ('0.10亿元', '1000.00'),
    -- the whole range
    ('9223372036854.775807', '9223372036854.775807'),
    ('-9223372036854.775808', '-9223372036854.775808'),
    ('92233720368547758.07元', '9223372036854.775807'),
    ('92,233,720.36854775807亿元', '22003 At character 1: the amount is finer than 1分 (0.000001万元).'),
    ('92,233,720.3685477580亿元', '922337203685.47758'),
    ('9223372036854.775808', '22003 At character 1: the amount is beyond ±9223372036854.775807万元.'),
    ('-9223372036854.775809', '22003 At character 1: the amount is beyond ±9223372036854.775807万元.'),
    ('99999999999999999999', '22003 At character 1: the amount is beyond ±9223372036854.775807万元.'),
    ('1e400', '22P02 At character 2: an exponent is not read in an amount.'),
    -- nothing is rounded away
    ('1.2345678', '22003 At character 1: the amount is finer than 1分 (0.000001万元).'),
    ('0.0000001', '22003 At character 1: the amount is finer than 1分 (0.000001万元).'),
    ('0.001元', '22003 At character 1: the amount is finer than 1分 (0.000001万元).'),
    ('1.00000000000000000001', '22003 At character 1: the amount is finer than 1分 (0.000001万元).'),
    -- two numbers in one cell
    ('12.49,14.91万元', '22P02 At character 6: two numbers in one cell are not one amount.'),
    ('12.49、14.91万元', '22P02 At character 6: two numbers in one cell are not one amount.'),
    ('2023/1/1', '22P02 At character 5: two numbers in one cell are not one amount.'),
    ('12.49 14.91', '22P02 At character 7: two numbers in one cell are not one amount.'),
    ('10-20万元', '22P02 At character 3: two numbers in one cell are not one amount.'),
    ('3万元5', '22P02 At character 4: two numbers in one cell are not one amount.'),
    ('3亿元5万元', '22P02 At character 4: two numbers in one cell are not one amount.'),
    ('3万5亿元', '22P02 At character 3: two numbers in one cell are not one amount.'),
    ('3万20000元', '22P02 At character 3: two numbers in one cell are not one amount.'),
    ('3万10000元', '22P02 At character 3: two numbers in one cell are not one amount.'),
    ('3.5亿5万元', '22P02 At character 5: two numbers in one cell are not one amount.'),
    ('3万5000', '22P02 At character 3: the last part of a compound amount must name its unit.'),
    ('1.2.3', '22P02 At character 4: two numbers in one cell are not one amount.'),
    -- a lost digit, a comma where none can be
    (',867.48万元', '22P02 At character 1: a thousands comma must follow one to three digits.'),
    ('，867.48万元', '22P02 At character 1: a thousands comma must follow one to three digits.'),
    ('12,34', '22P02 At character 3: a thousands comma must be followed by exactly three digits.'),
    ('1,2345', '22P02 At character 2: a thousands comma must be followed by exactly three digits.'),
    ('1,', '22P02 At character 2: a thousands comma must be followed by exactly three digits.'),
    ('1234,567', '22P02 At character 5: a thousands comma must follow one to three digits.'),
    ('0,867.48', '22P02 At character 1: a number with thousands commas must not begin with 0.'),
    ('5.', '22P02 At character 3: a digit must follow the decimal point.'),
    ('5.万元', '22P02 At character 3: a digit must follow the decimal point.'),
    ('.', '22P02 At character 2: a digit must follow the decimal point.'),
    -- approximations and bounds
    ('570余万元', '22P02 At character 4: an approximation is not an amount.'),
    ('570万余元', '22P02 At character 5: an approximation is not an amount.'),
    ('约570万元', '22P02 At character 1: an approximation is not an amount.'),
    ('近570万元', '22P02 At character 1: an approximation is not an amount.'),
    ('570万元左右', '22P02 At character 6: an approximation is not an amount.'),
    ('20多万元', '22P02 At character 3: an approximation is not an amount.'),
    ('570万元以上', '22P02 At character 6: a bound is not an amount.'),
    ('不超过570万元', '22P02 At character 1: a bound is not an amount.'),
    ('≥570万元', '22P02 At character 1: a comparator belongs to a target, not to an amount.'),
    -- units that are not money, or not only money
    ('75.11万元/年', '22P02 At character 8: an amount per something is not an amount.'),
    ('5人', '22P02 At character 2: the unit is none of 元 千元 万元 百万元 亿元 万 亿.'),
    ('5万人', '22P02 At character 3: text follows the unit, which is one of 元 千元 万元 百万元 亿元 万 亿.'),
    ('5万元人', '22P02 At character 4: text follows the unit, which is one of 元 千元 万元 百万元 亿元 万 亿.'),
    ('5美元', '22P02 At character 2: the unit is none of 元 千元 万元 百万元 亿元 万 亿.'),
    ('5%', '22P02 At character 2: a percentage is not an amount.'),
    ('万元951.32万元', '22P02 At character 1: a unit stands where a number is expected.'),
    ('万元', '22P02 At character 1: a unit stands where a number is expected.'),
    -- what spreadsheets hold: told what it is
    ('(1,268.31)', '22P02 At character 1: brackets say minus in a sheet of accounts; an amount has a minus sign for it.'),
    ('（￥50）', '22P02 At character 1: brackets say minus in a sheet of accounts; an amount has a minus sign for it.'),
    ('50.00-', '22P02 At character 6: the sign stands in front of an amount, not behind it.'),
    ('50万元-', '22P02 At character 5: the sign stands in front of an amount, not behind it.'),
    ('0.57999999999999996', '22003 At character 1: the amount is finer than 1分 (0.000001万元).'),
    ('1.1E-13', '22P02 At character 4: an exponent is not read in an amount.'),
    -- no number at all
    ('abc', '22P02 At character 1: a number is expected.'),
    ('NaN', '22P02 At character 1: a number is expected.'),
    ('Infinity', '22P02 At character 1: a number is expected.'),
    ('', '22P02 At character 1: the text is empty.'),
    ('   ', '22P02 At character 1: the text is empty.'),
    ('　', '22P02 At character 1: the text is empty.'),
    ('￥', '22P02 At character 2: a number is expected.'),
    ('+-5', '22P02 At character 2: two numbers in one cell are not one amount.'),
    ('0x10', '22P02 At character 2: the unit is none of 元 千元 万元 百万元 亿元 万 亿.'),
    ('1_000', '22P02 At character 2: the unit is none of 元 千元 万元 百万元 亿元 万 亿.'),
    -- marks of a missing figure
    ('-', '22P02 At character 1: a mark for a missing figure is not an amount.'),
    ('—', '22P02 At character 1: a mark for a missing figure is not an amount.'),
    ('——', '22P02 At character 1: a mark for a missing figure is not an amount.'),
    (' / ', '22P02 At character 1: a mark for a missing figure is not an amount.'),
    ('无', '22P02 At character 1: a mark for a missing figure is not an amount.'),
    -- size
    (repeat('0', 256), '0.00'),
    (repeat('9', 256), '22003 At character 1: the amount is beyond ±9223372036854.775807万元.'),
    (repeat('9', 257), '22P02 At character 1: an amount takes at most 256 bytes.'),
    (repeat('元', 1000000), '22P02 At character 1: an amount takes at most 256 bytes.');
SELECT is(pg_temp.decision(literal), printed, 'form: ' || to_json(left(literal, 40))) FROM form;

-- what is printed is read back as the same amount
SELECT is_empty($$
    SELECT printed FROM form
    WHERE printed !~ '^22' AND printed::wanyuan::text <> printed
    $$, 'output is input');

-- only marks of a missing figure and empty cells get the hint to load them as NULL
SELECT throws_like('SELECT ''-''::wanyuan', '%invalid input syntax for type wanyuan: "-"%',
                   'the literal is quoted');
SELECT is(hinted, expected, 'hint for ' || quote_literal(literal))
FROM (VALUES ('-', true), ('', true), ('　 ', true), ('无', true), ('-5a', false), ('abc', false))
         AS v (literal, expected)
CROSS JOIN LATERAL (SELECT pg_temp.hint_of(literal) LIKE 'Load %NULL%' AS hinted) h;

SELECT is(pg_temp.hint_of(literal), hint, 'hint for ' || literal) FROM (VALUES
    ('0.57999999999999996', 'A cast from numeric rounds what a spreadsheet or a float '
	'left: ''0.57999999999999996''::numeric::wanyuan is 0.58.'),
    ('1.1E-13', 'A cast from numeric rounds what a spreadsheet or a float left: ''0.57999999999999996''::numeric::wanyuan is '
	'0.58.'),
    ('(1,268.31)', 'Write -1268.31 for (1,268.31) and for 1268.31-.'),
    ('1268.31-', 'Write -1268.31 for (1,268.31) and for 1268.31-.')) AS v (literal, hint);
-- what nobody sees is named, whatever the type and wherever it stands
SELECT throws_like(format('SELECT %L::%s', literal, type), '%invalid input syntax%' , type || ' with a mark of direction')
FROM (VALUES (U&'\202D8.65\202C', 'wanyuan'), (U&'8.65\202C', 'wanyuan'), (U&'\206612\2069', 'wanyuan'),
	(U&'≥\202D95%\202C', 'perf_target'), (U&'\202A14/15', 'perf_score')) AS v (literal, type);
SELECT matches(pg_temp.hint_of(literal), 'invisible marks of direction', 'hint for ' || to_json(literal))
FROM (VALUES (U&'\202D8.65\202C'), (U&'8.65\202C'), (U&'\206612\2069'), (U&'8.65 \202E')) AS v (literal);
SELECT is('0.57999999999999996'::numeric::wanyuan, '0.58', 'as the hint says');

SELECT * FROM finish();
ROLLBACK;
