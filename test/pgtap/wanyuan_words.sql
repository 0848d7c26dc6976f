-- Amounts in financial numerals and in grouped figures.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT no_plan();

-- Expected words by the rules for filling in bills: a zero inside is read, a
-- run of zeros once; zeros that end 元 or 万 are not read; 整 after 元 and 角.
CREATE TEMP TABLE word (literal text, words text);
INSERT INTO word VALUES
    ('0', '零元整'),
    ('0.01元', '壹分'), ('0.10元', '壹角整'), ('0.15元', '壹角伍分'),
    ('1元', '壹元整'), ('1.01元', '壹元零壹分'), ('1.10元', '壹元壹角整'), ('1.11元', '壹元壹角壹分'),
    ('10元', '壹拾元整'), ('15元', '壹拾伍元整'), ('20元', '贰拾元整'),
    ('100元', '壹佰元整'), ('101元', '壹佰零壹元整'), ('110元', '壹佰壹拾元整'),
    ('1000元', '壹仟元整'), ('1001元', '壹仟零壹元整'), ('1010元', '壹仟零壹拾元整'),
    ('1100元', '壹仟壹佰元整'), ('1680.32元', '壹仟陆佰捌拾元叁角贰分'),
    ('1409.50元', '壹仟肆佰零玖元伍角整'), ('6007.14元', '陆仟零柒元壹角肆分'),
    ('16409.02元', '壹万陆仟肆佰零玖元零贰分'), ('325.04元', '叁佰贰拾伍元零肆分'),
    ('1', '壹万元整'), ('10001元', '壹万零壹元整'), ('10100元', '壹万零壹佰元整'),
    ('11000元', '壹万壹仟元整'), ('100100元', '壹拾万零壹佰元整'),
    ('107000.53元', '壹拾万柒仟元伍角叁分'), ('1268.31', '壹仟贰佰陆拾捌万叁仟壹佰元整'),
    ('1000.0001', '壹仟万零壹元整'), ('6.25025', '陆万贰仟伍佰零贰元伍角整'),
    ('1亿', '壹亿元整'), ('1亿1元', '壹亿零壹元整'), ('1亿2345元', '壹亿零贰仟叁佰肆拾伍元整'),
    ('1亿1万元', '壹亿零壹万元整'), ('1亿1000万元', '壹亿壹仟万元整'),
    ('10亿5000元', '壹拾亿零伍仟元整'), ('4.37亿元', '肆亿叁仟柒佰万元整'),
    ('10000亿', '壹万亿元整'), ('10001亿', '壹万零壹亿元整'), ('10000亿1元', '壹万亿零壹元整'),
    ('20002345亿', '贰仟万贰仟叁佰肆拾伍亿元整'),
    ('100000000亿', '壹亿亿元整'), ('100000001亿', '壹亿零壹亿元整'),
    ('92233720368547758.07元',
     '玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零柒分'),
    ('-92233720368547758.08元',
     '负玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零捌分'),
    ('-0.01元', '负壹分'), ('-1268.31', '负壹仟贰佰陆拾捌万叁仟壹佰元整');
SELECT is(amount_in_words(literal::wanyuan), words, 'words: ' || literal) FROM word;

-- The words read back, digit by digit, are the amount.
CREATE FUNCTION pg_temp.read_words(words text) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
    c text;
    digit numeric := 0;
    section numeric := 0;   -- below 万
    wan numeric := 0;       -- below 亿, the part in 万
    total numeric := 0;     -- above 亿, then whole 元
    fraction numeric := 0;
BEGIN
    FOREACH c IN ARRAY string_to_array(ltrim(words, '负'), NULL) LOOP
        CASE c
            WHEN '拾' THEN section := section + digit * 10; digit := 0;
            WHEN '佰' THEN section := section + digit * 100; digit := 0;
            WHEN '仟' THEN section := section + digit * 1000; digit := 0;
            WHEN '万' THEN wan := wan + (section + digit) * 10000; section := 0; digit := 0;
            WHEN '亿' THEN total := (total + wan + section + digit) * 100000000;
                wan := 0; section := 0; digit := 0;
            WHEN '元' THEN total := total + wan + section + digit; digit := 0;
            WHEN '角' THEN fraction := fraction + digit / 10; digit := 0;
            WHEN '分' THEN fraction := fraction + digit / 100; digit := 0;
            WHEN '整' THEN NULL;
            ELSE digit := position(c IN '零壹贰叁肆伍陆柒捌玖') - 1;
        END CASE;
    END LOOP;
    RETURN (total + fraction) * CASE WHEN words LIKE '负%' THEN -1 ELSE 1 END;
END $$;
SELECT setseed(0.2023);
CREATE TEMP TABLE sample AS
SELECT from_yuan(round((random() - 0.5)::numeric * 10::numeric ^ (n % 18), n % 3)) AS amount
FROM generate_series(1, 3000) n
UNION
SELECT from_yuan((a * 10::numeric ^ i + b * 10::numeric ^ j)::numeric * 0.01)
FROM generate_series(0, 18) i, generate_series(0, 18) j, unnest('{1, 9}'::numeric[]) a,
    unnest('{0, 1, 5}'::numeric[]) b
WHERE j < i AND a * 10::numeric ^ i < 9000000000000000000;
SELECT is_empty($$
    SELECT amount, amount_in_words(amount) FROM sample
    WHERE pg_temp.read_words(amount_in_words(amount)) <> yuan(amount)
    $$, 'words read back are the amount');
SELECT is_empty($$
    SELECT amount, amount_in_words(amount) FROM sample
    WHERE amount_in_words(amount)::wanyuan <> amount
    $$, 'and as a literal, too');
SELECT is(words::wanyuan, literal::wanyuan, 'read: ' || words) FROM word;
-- as people write them: 圆, 正, a currency in front, 零 where the rules leave it free
SELECT is(words::wanyuan, literal::wanyuan, 'read: ' || words) FROM (VALUES
    ('壹佰零伍圆正', '105元'), ('人民币贰仟元整', '2000元'), ('￥ 叁元整', '3元'), ('拾伍元整', '15元'),
    ('壹仟陆佰捌拾元零叁角贰分', '1680.32元'), ('壹拾万柒仟元零伍角叁分', '107000.53元'), ('壹万伍佰元整', '10500元'),
    ('玖元', '9元'), ('柒角', '0.7元'), ('壹元贰角叁分整', '1.23元')) AS v (words, literal);
SELECT throws_ok(format('SELECT %L::wanyuan', words), '22P02', NULL, 'not read: ' || words)
FROM unnest(ARRAY['壹佰伍元整', '壹万伍元整', '伍佰万', '壹佰佰元', '伍壹元', '壹零元', '壹拾仟元', '万元整', '壹亿亿亿元', '负',
	'-负壹元', '壹元壹元',
    '壹元伍', '壹角壹元', '整', '元整', '壹万万元', '伍元左右']) AS words;
SELECT throws_ok($$SELECT '壹仟亿亿元'::wanyuan$$, '22003', NULL, 'out of range');
SELECT is_empty($$
    SELECT amount, amount_in_words(amount) FROM sample
    WHERE amount_in_words(amount) ~ '零零|零[拾佰仟万亿元角整]|^负?零.*[壹贰叁肆伍陆柒捌玖]'
      AND amount <> 0
    $$, 'no zero is read twice, before a place, or at the front');

CREATE TEMP TABLE formatted (literal text, unit text, decimals int, expected text);
INSERT INTO formatted VALUES
    ('26424', '万元', 2, '26,424.00万元'), ('26424', '亿元', 4, '2.6424亿元'),
    ('26424', '亿', 2, '2.64亿'), ('26424', '元', 0, '264,240,000元'),
    ('62502.5元', '元', 2, '62,502.50元'), ('62502.5元', '万元', 2, '6.25万元'),
    ('62502.5元', '万', 5, '6.25025万'), ('62502.5元', '千元', 1, '62.5千元'),
    ('62502.5元', '百万元', 2, '0.06百万元'),
    ('999', '万元', 0, '999万元'), ('1000', '万元', 0, '1,000万元'),
    ('999999.995', '万元', 2, '1,000,000.00万元'), ('0.005', '万元', 2, '0.01万元'),
    ('-0.005', '万元', 2, '-0.01万元'), ('-0.004999', '万元', 2, '0.00万元'),
    ('-1234.5', '万元', 1, '-1,234.5万元'), ('0', '元', 2, '0.00元'),
    ('0.000001', '亿元', 10, '0.0000000001亿元'),
    ('9223372036854.775807', '元', 10, '92,233,720,368,547,758.0700000000元'),
    ('-9223372036854.775808', '万元', 6, '-9,223,372,036,854.775808万元');
SELECT is(format_amount(literal::wanyuan, unit, decimals), expected, 'format: ' || expected)
FROM formatted;
SELECT is(format_amount('26424'), '26,424.00万元', 'unit and decimals have defaults');
SELECT is(format_amount('26424', decimals => 0), '26,424万元', 'decimals alone');
SELECT is_empty($$ SELECT literal FROM formatted
                   WHERE decimals >= 5 AND format_amount(literal::wanyuan, unit, decimals)::wanyuan
                                         <> literal::wanyuan $$,
                'what is not rounded reads back');
SELECT throws_ok($$ SELECT format_amount('1', '人') $$, '22023', 'invalid unit of money: "人"');
SELECT throws_ok($$ SELECT format_amount('1', '') $$, '22023', 'invalid unit of money: ""');
SELECT throws_ok($$ SELECT format_amount('1', '万元', -1) $$, '22023', 'invalid number of decimals: -1');
SELECT throws_ok($$ SELECT format_amount('1', '万元', 11) $$, '22023', 'invalid number of decimals: 11');
SELECT is(format_amount(NULL, '元', 2), NULL, 'NULL in, NULL out');

SELECT * FROM finish();
ROLLBACK;
