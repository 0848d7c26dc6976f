CREATE TYPE perf_grade AS ENUM ('差', '中', '良', '优');
COMMENT ON TYPE perf_grade IS
'grade of a score, ascending: 差 poor, 中 fair, 良 good, 优 excellent; by default below 60, from 60, from 80, from 90 of 100 '
'(财预〔2020〕10号)';

CREATE TYPE perf_attainment AS ENUM
	('未达成预期指标且效果较差', '部分达成预期指标并具有一定效果', '达成预期指标');
COMMENT ON TYPE perf_attainment IS
'attainment of a qualitative indicator, ascending: missed, partial, achieved; the three levels of the self-evaluation form';

CREATE TYPE perf_method AS ENUM ('proportional', 'binary', 'step', 'manual');
COMMENT ON TYPE perf_method IS
'how an indicator is scored: proportional 按完成比例, binary 完成得满分否则零分, step 分档, manual 人工判断 (no rule gives the '
'points)';
