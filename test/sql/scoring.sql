-- scoring rules as functions: defaults, errors, budgets, grades
-- (every row of the tables of rules is in test/pgtap/scoring_rules.sql)

-- figures of the reports
SELECT perf_score('109.17万人', '≥110万人', 5), perf_score('109.17万人', '≥110万人', 5, 'binary'),
    perf_score('5', '≤4', 10), perf_score('18', '≥2台(套)', 20);
SELECT execution_rate('62,502.5元', '86,500元'), execution_score('62,502.5元', '86,500元'),
    round(100 * execution_rate('37,026.5元', '86,500元'), 2), execution_score('37,026.5元', '86,500元'),
    round(100 * execution_rate('17,032元', '27,000元'), 2), execution_score('17,032元', '27,000元');
-- carried in and counted: 143.87 of 9.16 + 136
SELECT round(100 * execution_rate('143.87', '9.16'::wanyuan + '136'), 2);
-- above the budget the rate is shown as it is, the points stop
SELECT execution_rate('102.59', '100'), execution_score('102.59', '100'), execution_score('102.59', '100', 20);
SELECT execution_rate('1', '0'), execution_score('1', '0'), execution_rate(NULL, '1');
SELECT execution_score('-1', '100'), execution_score('0', '100'), execution_score('-5', '-10'), execution_score('5', '-10');
SELECT execution_rate('9223372036854.775807', '0.000001'), execution_score('9223372036854.775807', '0.000001');
SELECT execution_rate('-9223372036854.775808', '9223372036854.775807'), execution_rate('0.000001', '9223372036854.775807');
SELECT execution_score('1', '2', -10);

-- shares and growth, of amounts and of numbers
SELECT share('1.5'::wanyuan, '12'), share('-1'::wanyuan, '3'), share('1'::wanyuan, '0'), share(1.5, 12), share(1, 0),
	share(NULL::numeric, 1);
SELECT growth('110'::wanyuan, '100'), growth('90'::wanyuan, '-100'), growth('-110'::wanyuan, '-100'), growth('1'::wanyuan, '0'),
    growth(110, 100), growth(90, -100), growth(1, 0), growth(1, NULL::numeric);
SELECT growth('9223372036854.775807'::wanyuan, '-9223372036854.775808');

-- what no rule decides is NULL, never an error
SELECT perf_score('显著提升', '≥95%', 10), perf_score('达成预期指标', '≤30万元', 10), perf_score('5个', '≥5次', 10),
    perf_score('显著提升', '显著提升', 10), perf_score('大于90%', '≥95%', 10), perf_score('9', '≥10', 10, 'manual'),
    perf_score(NULL, '≥10', 10), perf_score('9', NULL, 10), perf_score('9', '≥10', NULL),
    perf_score('9', '≥10', 10, NULL), perf_score('9', '≥10', 10, 'binary', NULL);

-- steps
SELECT perf_score('85%', '≥95%', 10, 'step') AS by_default,
    perf_score('85%', '≥95%', 10, 'step', ARRAY[90, 80, 60], ARRAY[1, 0.8, 0.5]) AS given,
    perf_score('85%', '≥95%', 10, 'step', ARRAY[60, 80, 90], ARRAY[0.5, 0.8, 1]) AS in_any_order,
    perf_score('6', '≥10', 10, 'proportional', '{90}', '{1}') AS no_steps,
    perf_score('85', '≥95', 10, 'step') AS no_percent,
    perf_score('85%', '90%-95%', 10, 'step') AS range,
    perf_score('85%', '≥95%', 10, 'step', '{}', '{}') AS none;
SELECT perf_score('85%', '≥95%', 10, 'step', ARRAY[90, 80], ARRAY[1]);
SELECT perf_score('85%', '≥95%', 10, 'step', ARRAY[90, NULL], ARRAY[1, 0.5]);
SELECT perf_score('85%', '≥95%', 10, 'step', ARRAY[90, 80], ARRAY[1, 1.5]);
SELECT perf_score('85%', '≥95%', 10, 'step', '{90,NaN}', '{1,0.5}');
SELECT perf_score('85%', '≥95%', 10, 'step', array_fill(1, ARRAY[40]), array_fill(1, ARRAY[40]));

-- arguments that make no sense
SELECT perf_score('9', '≥10', -10);
SELECT perf_score('9', '≥10', 'NaN');
SELECT perf_score('9', '≥10', 1e15);
SELECT perf_score('9', '≥10', 10, 'proportional', 60);
SELECT perf_score('9', '≥10', 10, 'proportional', -0.1);
SELECT perf_score('9', '≥10', 10, 'roughly');

-- method and pass rate from columns, not constants
SELECT m, p, perf_score('5', '≥10', 10, m, p), rule_points('5', '≥10', 10, 3, m, p)
FROM unnest(enum_range(NULL::perf_method) || NULL) m, (VALUES (0), (0.5), (0.51)) v(p)
ORDER BY m, p;

-- nor from a variable, which changes between calls of one expression
DO $$
DECLARE
    p numeric;
    m perf_method;
BEGIN
    FOREACH p IN ARRAY ARRAY[0, 0.5, 0.51, 0] LOOP
        RAISE NOTICE 'pass rate %: %', p, perf_score('5', '≥10', 10, 'proportional', p);
    END LOOP;
    FOREACH m IN ARRAY enum_range(NULL::perf_method) LOOP
        RAISE NOTICE '%: %', m, perf_score('5%', '≥10%', 10, m);
    END LOOP;
END $$;

-- points of a row of whatever kind
SELECT rule_points('达成预期指标', '持续推进', 15, 14, NULL), rule_score('达成预期指标', '持续推进', 15, 14, NULL),
    rule_points('5', '≤4', 10, 10, 'proportional'), rule_score('5', '≤4', 10, 10, 'proportional');
SELECT rule_points('5', '≤4', -10, 10, 'proportional');
SELECT rule_points('5', '≤4', 10, 'NaN', 'proportional');

-- bands
SELECT attainment, attainment_band(attainment, 15), attainment_band(attainment, 10, 0.8, 0.5), attainment_band(attainment, 0),
    attainment_band(attainment, 7.5), attainment_band(attainment, NULL)
FROM unnest(enum_range(NULL::perf_attainment) || NULL) AS attainment;

-- grades
SELECT score, grade(score), grade(score, '{85,70,60}'), grade(perf_score(score, 100))
FROM unnest(ARRAY[100, 90, 89.99, 85, 84.99, 80, 79.99, 60, 59.99, 0, -3, NULL]) AS score;
SELECT grade('9/10'::perf_score), grade('8.9999/10'::perf_score), grade('0/0'::perf_score), grade('-2/0'::perf_score),
	grade('7/10'::perf_score, '{70,60,50}');
-- thresholds that say nothing: an error whatever the score, and of which kind
\set SHOW_CONTEXT never
SELECT grade(80, '{80,80,60}'), grade(80, '{Infinity,80,60}'), grade(80, NULL), grade(80, '{90,80.5,80}');
SELECT grade(60, '{60,80,90}');
SELECT grade(NULL::numeric, '{90,60,80}');
SELECT grade('9/10'::perf_score, '{60,80,90}');
SELECT grade('60', '{90,NULL,60}');
SELECT grade('0/0'::perf_score, '{90,80}');
SELECT grade(60, '{90,80,60,0}'), grade(60, '{}');
SELECT grade(score, ARRAY[90, score, 60]) FROM unnest(ARRAY[70, 91]) AS score;
\set SHOW_CONTEXT errors
SELECT enum_range(NULL::perf_grade), enum_range(NULL::perf_attainment), enum_range(NULL::perf_method);
