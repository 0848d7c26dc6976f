-- The scoring rules, row by row: each expected figure is worked out by hand or
-- printed in a report.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;

-- actual, target, full mark, method, pass rate, points (NULL: not decided)
CREATE TEMP TABLE quantity_case (
    seq serial, why text, actual perf_value, target perf_target, full_mark numeric, method perf_method, pass_rate numeric,
    points numeric
);
INSERT INTO quantity_case (why, target, actual, full_mark, method, pass_rate, points)
VALUES
    -- at least
    ('met', '≥95%', '95%', 10, 'proportional', 0, 10),
    ('exceeded', '≥95%', '96%', 10, 'proportional', 0, 10),
    ('10·94/95 = 9.8947', '≥95%', '94%', 10, 'proportional', 0, 9.89),
    ('nothing done', '≥95%', '0%', 10, 'proportional', 0, 0),
    ('never below 0', '≥95%', '-5%', 10, 'proportional', 0, 0),
    ('met', '≥95%', '95%', 10, 'binary', 0, 10),
    ('just missed', '≥95%', '94.999%', 10, 'binary', 0, 0),
    ('Panzhihua 2024, transfer', '≥110万人', '109.17万人', 5, 'proportional', 0, 4.96),
    ('Panzhihua 2024, transfer', '≥110万人', '109.17万人', 5, 'binary', 0, 0),
    ('Xinzhou 2022, project 3', '≥2台(套)', '18', 20, 'proportional', 0, 20),
    -- more than: at equality not met, but in proportion full
    ('at equality', '>95%', '95%', 10, 'proportional', 0, 10),
    ('at equality', '>95%', '95%', 10, 'binary', 0, 0),
    ('above', '>95%', '95.01%', 10, 'binary', 0, 10),
    ('10·94/95', '>95%', '94%', 10, 'proportional', 0, 9.89),
    -- equal: an overshoot is not punished
    ('met', '=12个月', '12个月', 10, 'proportional', 0, 10),
    ('overshoot', '=12个月', '13个月', 10, 'proportional', 0, 10),
    ('overshoot', '=12个月', '13个月', 10, 'binary', 0, 10),
    ('half', '=12个月', '6个月', 10, 'proportional', 0, 5),
    ('missed', '=12个月', '6个月', 10, 'binary', 0, 0),
    ('in another unit', '=12个月', '1年', 10, 'proportional', 0, 10),
    ('no sign reads as equal', '2次', '1次', 10, 'proportional', 0, 5),
    ('Xinzhou 2022, project 5', '=12个月', '=0个月', 10, 'proportional', 0, 0),
    -- equal to nothing
    ('none, as required', '=0件', '0件', 10, 'proportional', 0, 10),
    ('one, where none may be', '=0件', '1件', 10, 'proportional', 0, 0),
    ('below none', '=0件', '-1件', 10, 'proportional', 0, 0),
    ('none, as required', '=0件', '0件', 10, 'binary', 0, 10),
    ('one, where none may be', '=0件', '1件', 10, 'binary', 0, 0),
    -- at most
    ('met', '≤4', '4', 10, 'proportional', 0, 10),
    ('less', '≤4', '3', 10, 'proportional', 0, 10),
    ('none', '≤4', '0', 10, 'proportional', 0, 10),
    ('10·(1 − 1/4)', '≤4', '5', 10, 'proportional', 0, 7.5),
    ('10·(1 − 3.9/4)', '≤4', '7.9', 10, 'proportional', 0, 0.25),
    ('twice the limit', '≤4', '8', 10, 'proportional', 0, 0),
    ('beyond twice', '≤4', '9', 10, 'proportional', 0, 0),
    ('missed', '≤4', '5', 10, 'binary', 0, 0),
    ('Xinzhou 2022, project 4', '≤10人', '≤0人', 20, 'proportional', 0, 20),
    -- less than
    ('at equality', '<4', '4', 10, 'proportional', 0, 10),
    ('at equality', '<4', '4', 10, 'binary', 0, 0),
    ('below', '<4', '3.99', 10, 'binary', 0, 10),
    ('10·(1 − 1/4)', '<4', '5', 10, 'proportional', 0, 7.5),
    -- around zero
    ('≤ 0, met', '≤0起', '0起', 10, 'proportional', 0, 10),
    ('≤ 0, missed', '≤0起', '1起', 10, 'proportional', 0, 0),
    ('≥ 0, met', '≥0', '0', 10, 'proportional', 0, 10),
    ('≥ 0, missed', '≥0', '-1', 10, 'proportional', 0, 0),
    ('> 0 at equality', '>0', '0', 10, 'proportional', 0, 10),
    ('> 0 at equality', '>0', '0', 10, 'binary', 0, 0),
    ('< 0 at equality', '<0', '0', 10, 'proportional', 0, 10),
    ('< 0 at equality', '<0', '0', 10, 'binary', 0, 0),
    -- negative targets: W·(1 − |a − t|/|t|)
    ('met', '≥-5%', '-5%', 10, 'proportional', 0, 10),
    ('exceeded', '≥-5%', '-4%', 10, 'proportional', 0, 10),
    ('10·(1 − 1/5)', '≥-5%', '-6%', 10, 'proportional', 0, 8),
    ('10·(1 − 5/5)', '≥-5%', '-10%', 10, 'proportional', 0, 0),
    ('far off', '≥-5%', '-11%', 10, 'proportional', 0, 0),
    ('met', '≤-5%', '-5%', 10, 'proportional', 0, 10),
    ('exceeded', '≤-5%', '-6%', 10, 'proportional', 0, 10),
    ('10·(1 − 1/5)', '≤-5%', '-4%', 10, 'proportional', 0, 8),
    ('no decline', '≤-5%', '0%', 10, 'proportional', 0, 0),
    ('growth instead', '≤-5%', '1%', 10, 'proportional', 0, 0),
    ('10·(1 − 1/5)', '=-5%', '-6%', 10, 'proportional', 0, 8),
    -- ranges, by the nearer bound
    ('inside', '90%-95%', '92%', 10, 'proportional', 0, 10),
    ('at the lower end', '90%-95%', '90%', 10, 'binary', 0, 10),
    ('at the upper end', '90%-95%', '95%', 10, 'binary', 0, 10),
    ('10·45/90', '90%-95%', '45%', 10, 'proportional', 0, 5),
    ('10·(1 − 19/95)', '90%-95%', '114%', 10, 'proportional', 0, 8),
    ('twice the upper end', '90%-95%', '190%', 10, 'proportional', 0, 0),
    ('outside', '90%-95%', '95.1%', 10, 'binary', 0, 0),
    -- pass rate
    ('at the pass rate', '≥100', '60', 10, 'proportional', 0.6, 6),
    ('below it', '≥100', '59.999', 10, 'proportional', 0.6, 0),
    ('met', '≥100', '100', 10, 'proportional', 0.6, 10),
    ('at the pass rate', '≤100', '140', 10, 'proportional', 0.6, 6),
    ('below it', '≤100', '140.001', 10, 'proportional', 0.6, 0),
    ('a third is above it', '≥3', '1', 10, 'proportional', 0.333333333, 3.33),
    ('a third is below it', '≥3', '1', 10, 'proportional', 0.333333334, 0),
    ('all or nothing', '≥100', '99.999', 10, 'proportional', 1, 0),
    ('it is for proportional', '≥100', '50', 10, 'binary', 0.6, 0),
    -- steps of a satisfaction rate
    ('from 90', '≥95%', '92%', 10, 'step', 0, 10),
    ('from 90', '≥95%', '90%', 10, 'step', 0, 10),
    ('from 80', '≥95%', '89.99%', 10, 'step', 0, 8),
    ('from 80', '≥95%', '80%', 10, 'step', 0, 8),
    ('from 60', '≥95%', '79.99%', 10, 'step', 0, 5),
    ('from 60', '≥95%', '60%', 10, 'step', 0, 5),
    ('below 60', '≥95%', '59.99%', 10, 'step', 0, 0),
    ('the value brings no unit', '≥95%', '85', 10, 'step', 0, 8),
    ('the target brings no unit', '≥95', '85%', 10, 'step', 0, 8),
    ('everybody', '≥95%', '全覆盖', 10, 'step', 0, 10),
    ('900‰ in %', '≥95%', '900‰', 10, 'step', 0, 10),
    ('no unit at all', '≥95', '85', 10, 'step', 0, NULL),
    ('not a rate', '≥95人', '85人', 10, 'step', 0, NULL),
    ('range', '90%-95%', '85%', 10, 'step', 0, NULL),
    ('above all steps', '≥95%', '大于90%', 10, 'step', 0, 10),
    ('between two steps', '≥95%', '大于85%', 10, 'step', 0, NULL),
    -- rounding: half away from zero, once, never above the full mark
    ('0.005', '≥8', '0.004', 10, 'proportional', 0, 0.01),
    ('0.015', '≥8', '0.012', 10, 'proportional', 0, 0.02),
    ('0.004999875, not by way of 0.005', '≥8', '0.0039999', 10, 'proportional', 0, 0),
    ('10·(1 − 7.996/8) = 0.005', '≤8', '15.996', 10, 'proportional', 0, 0.01),
    ('10/3', '≥3', '1', 10, 'proportional', 0, 3.33),
    ('20/3', '≥3', '2', 10, 'proportional', 0, 6.67),
    ('9.9999 is 10.00', '≥100000', '99999', 10, 'proportional', 0, 10),
    ('1.00 is above 0.996', '≥1000', '999', 0.996, 'proportional', 0, 0.996),
    ('a full mark is not rounded', '≥1', '1', 0.125, 'proportional', 0, 0.125),
    ('no points to earn', '≥10', '5', 0, 'proportional', 0, 0),
    -- units
    ('people by ten thousands', '≥1100000人', '109.17万人', 5, 'proportional', 0, 4.96),
    ('half an hour', '≥1小时', '30分钟', 10, 'proportional', 0, 5),
    ('per mille', '≥50%', '250‰', 10, 'proportional', 0, 5),
    ('money', '≤1万元', '12500元', 10, 'proportional', 0, 7.5),
    ('the value takes the target''s unit', '≥90%', '45', 10, 'proportional', 0, 5),
    ('the target takes the value''s unit', '≥90', '45%', 10, 'proportional', 0, 5),
    -- a note behind the unit plays no part, a choice of units and a price per head do
    ('noted target', '≥90%(新增)', '81%', 10, 'proportional', 0, 9),
    ('noted value', '≥90%', '81%(抽样)', 10, 'proportional', 0, 9),
    ('other notes', '≥80%(女)', '90%(男)', 10, 'proportional', 0, NULL),
    ('other notes', '≥100次(线上)', '1百次(线下)', 10, 'proportional', 0, NULL),
    ('the same note, converted', '≥90%(抽样)', '810‰(抽样)', 10, 'proportional', 0, 9),
    ('not done', '≥100%', '100%(未完成)', 10, 'proportional', 0, NULL),
    ('a decline', '≥3%', '5%(同比下降)', 10, 'proportional', 0, NULL),
    ('in fact less', '≥95%', '95%(实际92%)', 10, 'proportional', 0, NULL),
    ('planned', '≥10次', '10次(计划)', 10, 'proportional', 0, NULL),
    ('planned', '≥10次(计划)', '5次(计划)', 10, 'proportional', 0, 5),
    ('last year', '≥90%', '90%(上年)', 10, 'proportional', 0, NULL),
    ('last year', '≥90%', '90%(去年)', 10, 'proportional', 0, NULL),
    ('expected', '≥90%', '90%(预计)', 10, 'proportional', 0, NULL),
    ('the target', '≥90%', '90%(目标)', 10, 'proportional', 0, NULL),
    ('what should be', '≥90人', '90人(应到)', 10, 'proportional', 0, NULL),
    ('fewer', '≥90人', '90人(减少)', 10, 'proportional', 0, NULL),
    ('lowered', '≥3%', '5%(降低)', 10, 'proportional', 0, NULL),
    ('fall', '≥3%', '5%(降幅)', 10, 'proportional', 0, NULL),
    ('negative', '≥3%', '5%(负增长)', 10, 'proportional', 0, NULL),
    ('without', '≥3万元', '≥5万元(不含税)', 10, 'proportional', 0, NULL),
    ('the same note', '≥90%(新增)', '81%(新增)', 10, 'proportional', 0, 9),
    ('a bare value takes the unit', '≥90%(新增)', '81', 10, 'proportional', 0, 9),
    ('converted', '≤50万元（预算内）', '600000元', 10, 'proportional', 0, 8),
    ('converted', '≥50%', '250‰(抽样)', 10, 'proportional', 0, 5),
    ('counts', '≥4次', '3次（线上）', 10, 'proportional', 0, 7.5),
    ('people by ten thousands', '≥200000人', '10万人(户籍)', 10, 'proportional', 0, 5),
    ('money is counted by 万元', '≤100', '95万元(预算内)', 10, 'proportional', 0, 10),
    ('the default steps', '≥95%（小学）', '85%', 10, 'step', 0, 8),
    ('a bracket round the unit', '≥30（个）', '15个', 10, 'proportional', 0, 5),
    ('台 or 套', '≥4台(套)', '3台', 10, 'proportional', 0, 7.5),
    ('neither', '≥4台(套)', '3个', 10, 'proportional', 0, NULL),
    ('a price per head', '≤50元（每人）', '40元', 10, 'proportional', 0, NULL),
    ('a price by the month', '≤50元（月）', '40元', 10, 'proportional', 0, NULL),
    ('not another unit', '≥4次（线上）', '4场', 10, 'proportional', 0, NULL),
    -- units under other names
    ('15 亩 are one 公顷', '≥2hm²', '15亩', 10, 'proportional', 0, 5),
    ('square metres', '≥1公顷', '5000m2', 10, 'proportional', 0, 5),
    ('half a square kilometre', '≥1平方千米', '50公顷', 10, 'proportional', 0, 5),
    ('half a tonne', '≥1t', '500㎏', 10, 'proportional', 0, 5),
    ('half an hour', '≤20min', '0.5小时', 10, 'proportional', 0, 5),
    ('one exponent, two spellings', '≤35μg/m³', '42ug/m3', 10, 'proportional', 0, 8),
    ('台套 is 台(套)', '≥4台(套)', '3台套', 10, 'proportional', 0, 7.5),
    ('台套 is 台(套)', '≥4台套', '3台(套)', 10, 'proportional', 0, 7.5),
    ('in a hundred thousand', '≤16/10万', '20/10万', 10, 'proportional', 0, 7.5),
    ('another unit', '≤16/10万', '20人/10万人', 10, 'proportional', 0, NULL),
    -- an amount that looks like a month is a number when it is held against one
    ('2023.12 of 2000', '≥2000万元', '2023.12', 10, 'proportional', 0, 10),
    ('10·2023.12/4046.24', '≥4046.24万元', '2023.12', 10, 'proportional', 0, 5),
    ('10·20231231/40462462', '≥40462462元', '20231231', 10, 'proportional', 0, 5),
    ('no unit at all', '≥2000', '2023.12', 10, 'step', 0, NULL),
    ('a month is no number to reach', '2023.12', '2024万元', 10, 'proportional', 0, NULL),
    -- a bare target beside 12万人 counts people or ten thousands of them
    ('12 of 10 or 12 of 100,000 ten thousands', '≥100000', '12万人', 10, 'proportional', 0, NULL),
    ('12 of 10 or 12 of 100,000 ten thousands', '≥100000', '12万人', 10, 'binary', 0, NULL),
    ('120,000 of 20 or 12 of 20', '≥20', '12万人', 10, 'proportional', 0, NULL),
    ('120,000 of 5 or 12 of 5', '≥5', '12万人', 10, 'proportional', 0, 10),
    ('120,000 of 5 or 12 of 5', '≥5', '12万人', 10, 'binary', 0, 10),
    ('120,000 or 12 of at most 10', '≤10', '12万人', 10, 'proportional', 0, NULL),
    ('120,000 or 12 of at most 10', '≤10', '12万人', 10, 'binary', 0, 0),
    ('120,000 or 12 of at most 6', '≤6', '12万人', 10, 'proportional', 0, 0),
    ('5 or 5,000 of 5,000', '≥5000', '5千人', 10, 'proportional', 0, NULL),
    ('5,000 of 10,000', '≥1万人', '5千人', 10, 'proportional', 0, 5),
    ('6,000 of 1.2 ten thousands', '≥1万2千人', '6000人', 10, 'proportional', 0, 5),
    ('120 of 100 million', '≤1亿元', '1亿2000万元', 10, 'proportional', 0, 8),
    ('none is none', '=0', '0万人', 10, 'proportional', 0, 10),
    ('so do areas', '≥500', '2万亩', 10, 'proportional', 0, NULL),
    ('money is counted by 万元', '≤100', '95万元', 10, 'proportional', 0, 10),
    ('money is counted by 万元', '≥100', '95万元', 10, 'proportional', 0, 9.5),
    ('the value takes the target''s unit', '≥12万人', '9', 10, 'proportional', 0, 7.5),
    ('full coverage', '≥95%', '全覆盖', 10, 'proportional', 0, 10),
    ('half of full coverage', '全覆盖', '50%', 10, 'proportional', 0, 5),
    ('full coverage of all', '全覆盖', '全覆盖', 10, 'proportional', 0, 10),
    -- bounded values
    ('whatever it is, it is met', '≥85%', '大于90%', 10, 'proportional', 0, 10),
    ('above the bound itself', '≥90%', '大于90%', 10, 'proportional', 0, 10),
    ('above, strictly', '>90%', '大于90%', 10, 'binary', 0, 10),
    ('not below', '<90%', '大于90%', 10, 'binary', 0, 0),
    ('not at most', '≤90%', '大于90%', 10, 'binary', 0, 0),
    ('straddles', '≥95%', '大于90%', 10, 'proportional', 0, NULL),
    ('straddles', '≥95%', '大于90%', 10, 'binary', 0, NULL),
    ('at least twice the limit', '≤45%', '大于90%', 10, 'proportional', 0, 0),
    ('within', '≤60分钟', '一小时以内', 10, 'proportional', 0, 10),
    ('straddles', '≤30分钟', '一小时以内', 10, 'proportional', 0, NULL),
    ('600 and some', '≥600人次', '600余人次', 10, 'proportional', 0, 10),
    ('straddles a range', '60%-80%', '70%以上', 10, 'proportional', 0, NULL),
    ('from 2·35 on', '10%-35%', '70%以上', 10, 'proportional', 0, 0),
    ('on both sides of a range, 0 at the ends', '1%-2%', '500%以内', 10, 'proportional', 0, NULL),
    ('a sign in front of a value is decoration', '1%-2%', '≤500%', 10, 'proportional', 0, 0),
    -- not decided
    ('text', '≥95%', '显著提升', 10, 'proportional', 0, NULL),
    ('attainment against a number', '≤30万元', '完成', 10, 'proportional', 0, NULL),
    ('unlike units', '≥5次', '5个', 10, 'proportional', 0, NULL),
    ('unlike units', '≥5次', '5个', 10, 'binary', 0, NULL),
    ('working days are not days', '≤10工作日', '5天', 10, 'proportional', 0, NULL),
    ('text target', '稳步提高', '稳步提高', 10, 'proportional', 0, NULL),
    ('text target', '稳步提高', '完成', 10, 'binary', 0, NULL),
    ('a person decides', '≥5件', '5件', 10, 'manual', 0, NULL),
    -- huge and tiny
    ('10·1/10^29', '≥99999999999999999亿元', '1元', 10, 'proportional', 0, 0),
    ('half of 2·10^25', '≥200000000000000000亿元', '100000000000000000亿元', 10, 'proportional', 0, 5),
    ('missed by 1 in 10^17', '≥99999999999999999亿元', '99999999999999998亿元', 10, 'proportional', 0, 10),
    ('missed by 1 in 10^17', '≥99999999999999999亿元', '99999999999999998亿元', 10, 'binary', 0, 0),
    ('far beyond a tiny limit', '≤0.000000001元', '99999999999999999亿元', 10, 'proportional', 0, 0),
    ('far beyond a tiny target', '≥0.000000001元', '99999999999999999亿元', 10, 'proportional', 0, 10),
    ('half of a tiny target', '≥0.000000000000000002', '0.000000000000000001', 10, 'proportional', 0, 5),
    ('1.5 times a huge limit', '≤200000000000000000亿元', '300000000000000000亿元', 10, 'proportional', 0, 5),
    ('1.5 times a huge decline', '≥-200000000000000000亿元', '-300000000000000000亿元', 10, 'proportional', 0, 5),
    ('half of the largest full mark', '≥2', '1', 922337203685477.58, 'proportional', 0, 461168601842738.79);

-- actual, target, full mark, self points, method, points
CREATE TEMP TABLE row_case (
    seq serial, why text, actual perf_value, target perf_target, full_mark numeric, self_points numeric, method perf_method,
    points numeric
);
INSERT INTO row_case (why, target, actual, full_mark, self_points, method, points)
VALUES
    -- achieved: [0.8, 1]
    ('inside the band', '持续推进', '达成预期指标', 15, 14, NULL, 14),
    ('upper end', '持续推进', '达成预期指标', 15, 15, 'proportional', 15),
    ('lower end', '持续推进', '达成预期指标', 15, 12, NULL, 12),
    ('below the band', '持续推进', '达成预期指标', 15, 11.99, NULL, 12),
    ('above the full mark', '持续推进', '达成预期指标', 15, 16, NULL, 15),
    ('a synonym', '持续推进', '完成', 15, 0, NULL, 12),
    ('word for word', '显著提升', '显著提升', 15, 14, NULL, 14),
    ('word for word', '显著提升', '显著提升', 15, 2, NULL, 12),
    ('a date behind a sign, repeated', '≤12月底前', '≤12月底前', 10, 10, NULL, 10),
    ('a date behind a sign, repeated without it', '≤12月底前', '12月底前', 10, 5, NULL, 8),
    ('a date behind a sign, repeated with it', '=2023年12月', '= 2023年12月', 10, 9, NULL, 9),
    ('a date repeated behind a sign', '2023年12月', '=2023年12月', 10, 9, NULL, 9),
    ('a date behind a sign, achieved', '≤12月底前', '完成', 10, 9, NULL, 9),
    ('a month in digits, repeated', '2023.12', '2023.12', 10, 9, NULL, 9),
    ('a day in digits, repeated', '20231231', '20231231', 10, 9, NULL, 9),
    ('0.8 of 3.33 is 2.664', '持续推进', '达成预期指标', 3.33, 1, NULL, 2.67),
    -- partial: [0.6, 0.8)
    ('Xinzhou 2022, project 5', '稳步推进', '部分达成预期指标并具有一定效果', 15, 14, NULL, 11.99),
    ('inside the band', '稳步推进', '部分达成预期指标并具有一定效果', 15, 10, NULL, 10),
    ('lower end', '稳步推进', '部分达成预期指标并具有一定效果', 15, 9, NULL, 9),
    ('below the band', '稳步推进', '部分达成', 15, 5, NULL, 9),
    ('below 2.664', '稳步推进', '部分达成', 3.33, 3, NULL, 2.66),
    -- missed: [0, 0.6)
    ('above the band', '稳步推进', '未达成预期指标且效果较差', 15, 10, NULL, 8.99),
    ('inside the band', '稳步推进', '未完成', 15, 3.5, NULL, 3.5),
    ('below 0', '稳步推进', '未完成', 15, -1, NULL, 0),
    -- not decided
    ('other words', '显著提升', '有所提升', 15, 14, NULL, NULL),
    ('another date', '=12月底前', '11月底前', 10, 10, NULL, 10),
    ('another month', '2023.12', '2023.11', 10, 10, NULL, 10),
    ('part of a number', '≥10⁴', '9⁴', 10, 10, NULL, NULL),
    ('no points to move into the band', '稳步推进', '部分达成', 15, NULL, NULL, NULL),
    ('a number against a text', '稳步推进', '95%', 15, 14, NULL, NULL),
    ('attainment against a number', '≤30万元', '完成', 15, 14, NULL, NULL),
    ('no actual', '≥95%', NULL, 15, 14, NULL, NULL),
    ('no target', NULL, '95%', 15, 14, NULL, NULL),
    ('no full mark', '≥95%', '95%', NULL, 14, NULL, NULL),
    -- quantities
    ('no method is proportional', '≤4', '5', 10, 10, NULL, 7.5),
    ('self points play no part', '≤4', '5', 10, NULL, 'proportional', 7.5),
    ('binary', '≤4', '5', 10, 10, 'binary', 0),
    ('full coverage', '全覆盖', '全覆盖', 10, NULL, NULL, 10),
    ('full coverage, achieved', '全覆盖', '完成', 10, 9, NULL, 9),
    -- a person decides, within the full mark
    ('Panzhihua 2024, transfer, item 7', '≥70%', '60%', 5, 1.22, 'manual', 1.22),
    ('above the full mark', '≥70%', '60%', 5, 6, 'manual', 5),
    ('below 0', '≥70%', '60%', 5, -1, 'manual', 0),
    ('no points', '≥70%', '60%', 5, NULL, 'manual', NULL),
    ('no figures needed', NULL, NULL, 5, 4, 'manual', 4),
    -- deductions
    ('deduction', NULL, NULL, 0, -2, NULL, -2),
    ('deduction', '≤0起', '1起', 0, -2, 'proportional', -2),
    ('deduction that adds', '≤0起', '1起', 0, 2, 'proportional', 0),
    ('deduction that adds, by hand', NULL, NULL, 0, 2, 'manual', 0),
    ('deduction without points', '≤0起', '1起', 0, NULL, NULL, NULL);

-- the indicators of Xinzhou 2022: project, target, actual, full mark, self points
CREATE TEMP TABLE seed_002 (project int, target perf_target, actual perf_value, full_mark numeric, self_points numeric);
INSERT INTO seed_002
VALUES
    (1, '≥2次', '≥2次', 20, 20), (1, '按时间节点保质落实', '达成预期指标', 10, 10), (1, '=12个月', '=12个月', 10, 10),
    (1, '不超预算', '达成预期指标', 10, 10), (1, '持续推进', '达成预期指标', 15, 14), (1, '成效明显', '达成预期指标', 15, 14),
    (1, '基本满意', '达成预期指标', 10, 10),
    (2, '=100%', '=100%', 20, 20), (2, '=90%', '=90%', 10, 10), (2, '≤12个月', '≤12个月', 10, 10),
    (2, '不超预算', '达成预期指标', 10, 10), (2, '明显提高', '达成预期指标', 15, 14), (2, '成效明显', '达成预期指标', 15, 14),
    (2, '基本满意', '达成预期指标', 10, 10),
    (3, '≥2台(套)', '≥18台(套)', 20, 20), (3, '≥95%', '≥100%', 10, 10), (3, '资产购置按文件要求按期完成', '达成预期指标', 10, 10),
    (3, '按照配置标准严格执行', '达成预期指标', 10, 10), (3, '正常使用', '达成预期指标', 30, 26), (3, '≥95%', '≥95%', 10, 10),
    (4, '≤10人', '≤0人', 20, 15), (4, '=100%', '=100%', 10, 10), (4, '=1年', '=1年', 10, 10),
    (4, '≤100万元', '≤0万元', 10, 8), (4, '有所提升', '达成预期指标', 15, 15), (4, '成效明显', '达成预期指标', 15, 15),
    (4, '≥90%', '≥90%', 10, 10),
    (5, '≥3个', '≥0个', 10, 7), (5, '≥1次', '≥1次', 10, 10), (5, '≥95%', '≥0%', 10, 8), (5, '=12个月', '=0个月', 10, 7),
    (5, '≤300万元', '≤0万元', 10, 10), (5, '稳步推进', '部分达成预期指标并具有一定效果', 15, 14),
    (5, '持续推进', '部分达成预期指标并具有一定效果', 15, 14), (5, '≥95%', '≥95%', 10, 10);
CREATE TEMP TABLE seed_002_budget (
    project int, budget wanyuan, executed wanyuan, self_total numeric, self_grade perf_grade, rule_total numeric,
	rule_grade perf_grade
);
INSERT INTO seed_002_budget
VALUES
    (1, '86,500元', '62,502.5元', 95.23, '优', 95.23, '优'),
    (2, '86,500元', '37,026.5元', 92.28, '优', 92.28, '优'),
    (3, '27,000元', '17,032元', 92.31, '优', 92.31, '优'),
    (4, '1,000,000元', '0元', 83, '良', 90, '优'),
    (5, '3,000,000元', '0元', 80, '良', 53.98, '差');

SELECT plan((SELECT count(*) FROM quantity_case)::int + 2 * (SELECT count(*) FROM row_case)::int
            + 2 * (SELECT count(*) FROM seed_002_budget)::int + 46);

SELECT is(perf_score(actual, target, full_mark, method, pass_rate), perf_score(points, full_mark),
          format('%s: %s against %s, %s', why, actual, target, method))
FROM quantity_case ORDER BY seq;

SELECT is(rule_points(actual, target, full_mark, self_points, method), points,
          format('%s: %s against %s, self %s', why, actual, target, self_points))
FROM row_case ORDER BY seq;
SELECT is(rule_score(actual, target, full_mark, self_points, method)::text, perf_score(points, full_mark)::text,
          format('%s: %s against %s, self %s', why, actual, target, self_points))
FROM row_case ORDER BY seq;

-- totals of Xinzhou 2022
SELECT is(sum(perf_score(self_points, full_mark)) + execution_score(executed, budget), perf_score(self_total, 100),
          format('self total of project %s, %s', project, self_grade))
FROM seed_002 JOIN seed_002_budget USING (project)
GROUP BY project, executed, budget, self_total, self_grade ORDER BY project;
SELECT is(array[x.total::text, grade(x.total)::text], array[perf_score(rule_total, 100)::text, rule_grade::text],
          format('rule total and grade of project %s', project))
FROM seed_002_budget b, LATERAL (
    SELECT sum(rule_score(actual, target, full_mark, self_points, NULL)) + execution_score(executed, budget) AS total
    FROM seed_002 s WHERE s.project = b.project) x
ORDER BY project;

-- steps that are given: best share reached, whatever their order
SELECT is(perf_score(v, '≤5件', 10, 'step', '{5,10,20}', '{1,0.6,0.3}')::text, s, 'upper bounds: ' || v)
FROM (VALUES ('3件'::perf_value, '10/10'), ('5件', '10/10'), ('7件', '6/10'), ('20件', '3/10'), ('21件', '0/10')) c(v, s);
SELECT is(perf_score(v, '≥10', 10, 'step', thresholds, '{1,0.5}')::text, s, format('%s in people or ten thousands, from %s', v,
	thresholds))
FROM (VALUES ('12万人'::perf_value, '{10,5}'::numeric[], '10/10'), ('8万人', '{10,5}', NULL), ('8万人', '{90000,5}', '5/10')) c(v,
	thresholds, s);
SELECT is(perf_score('1年', '≥12个月', 10, 'step', '{6,12}', '{0.5,1}')::text, '10/10', 'thresholds are in the unit of the target');
SELECT is(perf_score('1', '≥1', 1, 'step', '{1}', '{0.125}')::text, '0.13/1', 'a share is rounded like all points');

-- against numeric, on random figures
SELECT setseed(0.2022);
CREATE TEMP TABLE random_case AS
SELECT sign, a, t, w, rate, (a || '个')::perf_value AS actual, (sign || t || '个')::perf_target AS target,
    CASE WHEN sign = '=' AND t = 0 THEN CASE WHEN a = 0 THEN w ELSE 0 END
        WHEN CASE WHEN sign IN ('≤', '<') THEN a <= t ELSE a >= t END THEN w
        WHEN t = 0 OR abs(t) - abs(a - t) < rate * abs(t) THEN 0
        ELSE greatest(0, least(w, round(w * (abs(t) - abs(a - t)) / abs(t), 2)))
    END AS points
FROM (
    SELECT (ARRAY['≥', '>', '=', '≤', '<'])[1 + floor(random() * 5)::int] AS sign, round((random() * 500 - 150)::numeric, 1) AS a,
        round((random() * 300 - 100)::numeric) AS t, round((random() * 30)::numeric, 2) AS w,
        (ARRAY[0, 0.25, 0.6])[1 + floor(random() * 3)::int] AS rate
    FROM generate_series(1, 20000)) figures;
SELECT cmp_ok((SELECT count(DISTINCT points) FROM random_case), '>', 1000::bigint, 'random figures give all kinds of points');
SELECT is_empty($$
    SELECT * FROM random_case
    WHERE earned(perf_score(actual, target, w, 'proportional', rate)) IS DISTINCT FROM points
    $$, 'points are those of the rule in numeric');
SELECT is_empty($$
    SELECT * FROM random_case
    WHERE earned(perf_score((10 * a || '‰')::perf_value, (sign || t || '%')::perf_target, w, 'proportional', rate))
        IS DISTINCT FROM points
    $$, 'so are those of a value and a target in two units');
SELECT is_empty($$
    SELECT * FROM random_case
    WHERE earned(perf_score(actual, target, w, 'binary')) <> CASE WHEN actual <@ target THEN w ELSE 0 END
    $$, 'binary is all for what is met');

-- errors have their class
SELECT throws_ok(format('SELECT %L::perf_score', literal), code, NULL, format('%L is refused with %s', literal, code))
FROM (VALUES ('14', '22P02'), ('', '22P02'), ('14/15/16', '22P02'), ('1.00001/5', '22P02'), ('14/-15', '22003'),
      ('922337203685477.5808/5', '22003')) c(literal, code);

-- ratios: by the number that is not the 1 both print, else not at all
SELECT is(meets(v::perf_value, t::perf_target), met, format('%s against %s', v, t)) FROM (VALUES
	('1:4', '≥1:3', true), ('1:2.9', '≥1:3', false), ('1:3', '≥1:3', true), ('1:3', '>1:3', false), ('1：3', '≤1:3', true),
	('14:1', '≤15:1', true), ('15.5:1', '≤15:1', false), ('15:1', '<15:1', false), ('≥1:4', '≥1:3', true), ('1比4', '不低于1:3',
		true),
	('2:1', '≥1:1', true), ('1:1', '≥1:1', true), ('2:7', '≥1:3', NULL), ('3:1', '≥1:3', NULL), ('1:4', '1:3', NULL), ('1:3', '1:3',
		true),
	('1:4', '=1:3', NULL), ('1:2:2', '≥1:2', NULL), ('4', '≥1:3', NULL), ('显著', '≥1:3', NULL), ('达成预期指标', '≥1:3',
		true)) AS r (v, t, met);
SELECT is(meets(v::perf_value, t::perf_target), met, format('%s against %s', v, t)) FROM (VALUES
	('7%', '≥5%且≤10%', true), ('10.1%', '≥5%且≤10%', false), ('5%', '≥5%且≤10%', true), ('3', '≥2且≤4', true), ('25元/床·日',
		'≤25元/床.日', true)
	) AS r (v, t, met);

SELECT * FROM finish();
ROLLBACK;
