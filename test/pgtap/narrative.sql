-- review_text() and text_quantities(): every kind of claim, right and wrong
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT no_plan();

-- stated is the figure as it stands, or a grade
CREATE TEMP TABLE claim_case (kind text, stated text, verdict text, body text);
INSERT INTO claim_case VALUES
	('growth', '9.8', 'holds',
	 '甲市2024年非税收入为5,600万元，较2023年的5,100万元增长9.8%。'),
	('growth', '9.1', 'fails',
	 '甲市2024年非税收入为5,600万元，较2023年的5,100万元增长9.1%。'),
	('growth', '25', 'holds',
	 '培训费支出由上年的40万元增加到50万元，增长25%。'),
	('growth', '20', 'fails',
	 '培训费支出由上年的40万元增加到50万元，增长20%。'),
	('growth', '15.38', 'holds',
	 '会议费决算11万元，比上年减少2万元，下降15.38%。'),
	('growth', '18.18', 'fails',
	 '会议费决算11.00万元，比上年减少2.00万元，下降18.18%。'),
	('growth', '33.33', 'holds',
	 '办理案件增加100件，达到400件，增长33.33%。'),
	('growth', '10', 'undecided',
	 '住院人次同比增长10%。'),
	('growth', '100', 'undecided',
	 '新设专项经费30万元，比上年增加30万元，增长100%。'),
	('growth', '5.26', 'holds',
	 '2024年收入合计200万元，比预算增加50万元，比上年增加10万元，增长5.26%。'),
	('growth', '20', 'holds',
	 '接待费支出4万元，与2022年度决算数相比，减少1万元（20%）。'),
	('growth', '12.5', 'fails',
	 '水费支出70万元，比上年增加10万元，下降12.5%。'),
	('items', '3', 'holds', '本项目共设3项任务，分别是道路硬化、管网改造、绿化提升。'),
	('items', '4', 'fails', '本项目共设4项任务，分别是道路硬化、管网改造、绿化提升。'),
	('direction', '', 'fails', '门诊人次由36.2万人次上升到34.9万人次。'),
	('direction', '', 'fails', '实际报销比例由上年的62.4%提高到61.9%，负担进一步减轻。'),
	('direction', '', 'fails', '上门服务目标2.5万人次，实际完成2.4万人次，完成率96%，实际完成数大于目标数。'),
	('direction', '', 'holds', '上门服务目标2.5万人次，实际完成2.4万人次，完成率96%，实际完成数小于目标数。'),
	('growth', '8', 'fails', '接待费预算46.00万元，比上年预算增加4.00万元，下降8.00%。'),
	('unit', '96.5', 'fails', '总投资1096.5万元，其中设备购置费600.0万元，软件开发费400.0万元，监理费96.5元。'),
	('direction', '', 'fails', '公务接待费比上年增加4.2万元，下降12.6%，主要原因是压减接待。'),
	('unit', '300', 'fails', '下达资金1900万元，其中：中央资金1200万元，省级资金400万元，县级资金300元。'),
	('items', '2', 'holds', '本年度主要实施2项工作：一是改造卫生室26所，支出182万元；二是配备一体机26台，支出65万元。'),
	('items', '3', 'fails', '本年度主要实施3项工作：一是改造卫生室26所，支出182万元；二是配备一体机26台，支出65万元。'),
	('items', '4', 'holds', '设4个标段：道路、桥梁、绿化和照明。'),
	('items', '3', 'holds', '项目覆盖甲县、乙县、丙县3个县。'),
	('ratio', '80', 'holds', '公务接待费2.24万元，接待280人次，人均80元。'),
	('ratio', '88', 'fails', '公务接待费2.24万元，接待280人次，人均88元。'),
	('product', '57.6', 'holds', '采购监测仪45台，单价1.28万元，合计57.60万元。'),
	('product', '65.6', 'fails', '采购监测仪45台，单价1.28万元，合计65.60万元。'),
	('balance', '1008.5', 'holds', '年初预算960.00万元，追加84.50万元，调减36.00万元，调整后预算1008.50万元。'),
	('balance', '1018.5', 'fails', '年初预算960.00万元，追加84.50万元，调减36.00万元，调整后预算1018.50万元。'),
	('score', '95.8', 'holds', '总分100分，扣执行1.8分、扣质量2.4分，最终得分95.8分。'),
	('score', '5.6', 'fails', '共扣5.6分，其中执行扣2分，目标扣1.5分，满意度扣3分。'),
	('rate', '90', 'holds', '投入类满分20分，得18分，得分率90.0%。'),
	('diff', '63', 'fails', '任务数1200户，实际改造1236户，超额完成63户。'),
	('sum', '4120', 'fails', '机关本级支出2860.00万元，所属事业单位支出1340.00万元，两项合计4120.00万元。'),
	('diff', '2.5', 'holds',
	 '次均费用47.5元，较上年50元，减少2.5元。'),
	('diff', '3.5', 'fails',
	 '次均费用47.5元，较上年50元，减少3.5元。'),
	('diff', '2.5', 'fails',
	 '次均费用47.5元，较上年50元，增加2.5元。'),
	('diff', '100', 'holds',
	 '2023年受理量为1200件，2024年受理量为1300件，增加100件。'),
	('pp', '3.2', 'holds',
	 '报销比例由上年的71.5%提高到74.7%，提高3.2个百分点。'),
	('pp', '4.2', 'fails',
	 '报销比例由上年的71.5%提高到74.7%，提高4.2个百分点。'),
	('pp', '1.5', 'holds',
	 '资产负债率42.0%，比上年的43.5%下降1.5个百分点。'),
	('share', '60', 'holds',
	 '全年接待群众500人次，其中来访300人次，占60%。'),
	('share', '65', 'fails',
	 '全年接待群众500人次，其中来访300人次，占65%。'),
	('share', '37.5', 'holds',
	 '教育支出30万元，占一般公共预算支出80万元的37.5%。'),
	('share', '38.5', 'fails',
	 '教育支出30万元，占一般公共预算支出80万元的38.5%。'),
	('share', '45', 'holds',
	 '甲、乙、丙三项支出分别为45万元、30万元和25万元，占支出的45%、30%和25%。'),
	('share', '28', 'fails',
	 '甲、乙、丙三项支出分别为45万元、30万元和25万元，占支出总额的45%、28%和25%。'),
	('share_sum', '100', 'holds',
	 '支出80万元，其中人员48万元，占60%；运转24万元，占30%；项目8万元，占10%。'),
	('sum', '80', 'holds',
	 '支出80万元，其中人员48万元，占60%；运转24万元，占30%；项目8万元，占10%。'),
	('sum', '85', 'fails',
	 '支出85万元，其中人员48万元，占60%；运转24万元，占30%；项目8万元，占10%。'),
	('sum', '951.5', 'fails',
	 '支出951.5万元（人员支出856.2万元、公用支出90.1万元）。'),
	('sum', '946.3', 'holds',
	 '支出946.3万元（人员支出856.2万元、公用支出90.1万元）。'),
	('sum', '300', 'fails',
	 '甲项目120万元，乙项目90万元，丙项目80万元，合计300万元。'),
	('sum', '290', 'holds',
	 '甲项目120万元，乙项目90万元，丙项目80万元，合计290万元。'),
	('sum', '500', 'fails',
	 '收入500万元，由财政拨款420万元、其他收入60万元构成。'),
	('sum', '480', 'holds',
	 '收入480万元，由财政拨款420万元、其他收入60万元构成。'),
	('sum', '600', 'undecided',
	 '支出600万元，其中培训费100万元、差旅费50万元。'),
	('sum', '100', 'fails',
	 '支出100万元，其中基本支出60万元，项目支出30万元。'),
	('count', '50', 'fails',
	 '全年办理事项50件，分为三类：甲类20件、乙类18件、丙类10件。'),
	('count', '48', 'holds',
	 '全年办理事项48件，分为三类：甲类20件、乙类18件、丙类10件。'),
	('rate', '92.5', 'holds',
	 '全年预算40万元，执行37万元，执行率92.5%。'),
	('rate', '95.5', 'fails',
	 '全年预算40万元，执行37万元，执行率95.5%。'),
	('rate', '80', 'holds',
	 '支出决算为16万元，完成预算20万元的80%。'),
	('rate', '82', 'fails',
	 '支出决算为16.00万元，完成预算20.00万元的82%。'),
	('rate', '90', 'holds',
	 '全年预算100万元，支出90万元，结余10万元，执行率90%。'),
	('completion', '75', 'holds',
	 '计划改造400户，已开工300户，开工率75%。'),
	('completion', '70', 'fails',
	 '计划改造400户，已开工300户，开工率70%。'),
	('rate', '20', 'holds',
	 '送审金额500万元，审定金额400万元，核减100万元，核减率20%。'),
	('rate', '25', 'fails',
	 '送审金额500万元，审定金额400万元，核减100万元，核减率25%。'),
	('balance', '10', 'holds',
	 '全年预算100万元，支出90万元，结余10万元。'),
	('balance', '12', 'fails',
	 '全年预算100万元，支出90万元，结余12万元。'),
	('balance', '254', 'holds',
	 '债券资金500万元，已使用246万元，剩余254万元。'),
	('score', '94.5', 'holds',
	 '预算执行得分9.5分，指标得分85分，总得分94.5分，等级为优。'),
	('score', '95.5', 'fails',
	 '预算执行得分9.5分，指标得分85分，总得分95.5分，等级为优。'),
	('score', '良', 'fails',
	 '自评总分为91分，评价等级为“良”。'),
	('score', '良好', 'holds',
	 '自评得分82分，评价结果为良好。'),
	('compare', '90', 'holds',
	 '满意度93%，高于90%。'),
	('compare', '95', 'fails',
	 '办结率93%，高于95%。'),
	('direction', '', 'holds',
	 '决算数为80万元，完成预算的80%，决算数小于预算数。'),
	('direction', '', 'fails',
	 '决算数为80万元，完成预算的80%，决算数大于预算数。'),
	('unit', '30.5', 'fails',
	 '印刷费万元30.5万元。'),
	('cagr', '10', 'holds',
	 '2020年至2023年，水费收入由2.00亿元增长到2.662亿元，年均增长10%。'),
	('cagr', '11', 'fails',
	 '2020年至2023年，水费收入由2.00亿元增长到2.662亿元，年均增长11%。'),
	('cagr', '20', 'holds',
	 '学位由2021年的5000个增加到2023年的7200个，年均增长20%。'),
	('product', '30', 'holds',
	 '共资助学生600人，人均资助500元，资助资金合计30万元。'),
	('product', '31', 'fails',
	 '按每亩补贴150元的标准，对2,000亩水田发放补贴资金31万元。'),
	('growth', '20', 'fails',
	 '招待费4万元，较上年5万元减少1万元，增长20%。'),
	('share', '50', 'holds',
	 '甲类、乙类、丙类分别为5亿元、3亿元和2亿元，分别占专项资金10亿元的50%、30%和20%。'),
	('share', '35', 'fails',
	 '甲类、乙类、丙类分别为5.0亿元、3.0亿元和2.0亿元，分别占专项资金10.0亿元的50%、35%和20%。'),
	('share', '64', 'holds',
	 '用于修缮的资金为36万元，占项目总支出的36%，用于采购的资金为64万元，占项目总支出的64%。'),
	('sum', '20.5', 'fails',
	 '“三公”经费决算为20.50万元，其中：因公出国（境）费0万元，公务用车运行维护费18.25万元，公务接待费3.25万元。'),
	('sum', '50', 'fails',
	 '项目总投资50万元，其中勘察设计费30万元，设备购置费25万元。'),
	('count', '9', 'fails',
	 '抽查部门9家，其中一级预算部门4家，二级预算部门6家。'),
	('sum', '6.5', 'fails',
	 '一、二季度分别完成投资2.3亿元、3.2亿元，两个季度完成投资合计6.5亿元。'),
	('sum', '900', 'fails',
	 '安排房屋改造50户、补助资金900万元（其中：甲镇20户、补助资金300万元；乙镇30户、补助资金500万元。）'),
	('sum', '30.5', 'holds',
	 '水费增加50.0万元，电费减少80.5万元，合计减少30.5万元。'),
	('balance', '38', 'fails',
	 '项目资金总额100万元，实际使用72万元，剩余38万元。'),
	('balance', '20', 'fails',
	 '上年结转30万元，本年下达资金100万元，本年支出120万元，结转下年20万元。'),
	('balance', '100', 'holds',
	 '送审造价500万元，审定造价400万元，核减100万元。'),
	('rate', '20', 'holds',
	 '审定金额400万元，净核减100万元，平均核减率20%。'),
	('rate', '85', 'fails',
	 '查出隐患200处，已整改180处，整改率85%。'),
	('rate', '80', 'fails',
	 '专项预算160万元，实际到位160万元，到位率100%；实际支出120万元，支出率80%。'),
	('share', '25', 'undecided',
	 '共完成收入300万元，其中甲所完成120万元，占年初预算的25%；乙所完成180万元，占年初预算的30%。'),
	('pp', '5', 'holds',
	 '截至9月末，支出完成年初预算的80%，快于序时进度5个百分点。'),
	('pp', '6', 'fails',
	 '截至9月末，支出完成年初预算的80.0%，快于序时进度6个百分点。'),
	('score', '88', 'fails',
	 '项目决策18分、过程17分、产出33分、效益18分，最终得分为88分。'),
	('completion', '98', 'fails',
	 '改造任务500户，截至11月底已竣工475户，竣工率98%。'),
	('sum', '300.5', 'fails',
	 '基本支出300.50万元，其中：人员经费250.20万元，主要包括工资、津贴等；公用经费60.30万元，主要包括办公费等。'),
	('balance', '45.5', 'fails',
	 '预算批复金额为500.00万元，合同金额465.50万元，节约资金45.50万元。'),
	('score', '95', 'holds',
	 '自评总得分95分，其中：预算执行率10分，产出指标47分，效益指标28分，满意度指标10分。'),
	('score', '96', 'fails',
	 '自评总得分96分，其中：预算执行率10分，产出指标47分，效益指标28分，满意度指标10分。'),
	('growth', '3', 'undecided',
	 '甲类由100个增至103个，乙类由50个减至49个，分别增长3%和下降2%。'),
	('direction', '', 'holds',
	 '支出决算为90万元，完成年初预算的90%，决算数小于年初预算数的主要原因是尾款尚未支付。');

SELECT ok(
	EXISTS (
		SELECT FROM review_text(c.body) r
		WHERE r.kind = c.kind AND coalesce(trim_scale(r.stated)::text, r.stated_unit, '') = c.stated AND r.verdict = c.verdict
	) AND (c.verdict = 'fails' OR NOT EXISTS (SELECT FROM review_text(c.body) r WHERE r.verdict = 'fails')),
	c.kind || ' ' || c.verdict || ': ' || c.body)
FROM claim_case c;

-- full of figures, without a claim
CREATE TEMP TABLE silent_case (body text);
INSERT INTO silent_case VALUES
	('根据市财〔2023〕15号文件，2024年3月1日前完成第2批3个项目申报，联系电话0812-3334455。'),
	('全年开展培训3次，检查12家单位，发放宣传资料2万份，满意度95%以上。'),
	('编制数30人，在职28人，离退休15人，车辆2辆。'),
	('本项目设数量指标5个、质量指标3个、时效指标2个，权重分别为20分、15分、5分。'),
	('其中：违规20家、警告15家、约谈30家，共涉及基金200万元。'),
	('共检查100家单位，其中存在收费问题的60家，存在管理问题的55家。'),
	('共培训干部312人，其中女性198人，青年干部145人，党外干部76人。'),
	('三个单位多列支出，涉及3个年度5个项目。');

SELECT is_empty(format('SELECT kind, stated, verdict FROM review_text(%L) WHERE verdict <> %L', body, 'undecided'), body)
FROM silent_case;

-- places, formula, message
CREATE TEMP TABLE claim AS SELECT c.body, r.* FROM claim_case c, review_text(c.body) r;

SELECT is_empty(
	$$SELECT * FROM claim WHERE quote IS DISTINCT FROM substr(body, span_start, span_end - span_start + 1)$$,
	'a quote is what stands at its place');
SELECT is_empty(
	$$SELECT c.body FROM claim_case c, text_quantities(c.body) q
	WHERE q.raw IS DISTINCT FROM substr(c.body, q.span_start, q.span_end - q.span_start + 1)$$,
	'so is a figure');
SELECT is_empty(
	$$SELECT * FROM claim WHERE (verdict = 'holds') <> (reason IS NULL) OR message IS NULL OR message !~ '。$'$$,
	'what does not hold has a reason, and all have a message');
SELECT is_empty(
	$$SELECT * FROM claim WHERE kind IN ('sum', 'count', 'share_sum') AND verdict <> 'undecided' AND formula !~ '-'
		AND computed <> (SELECT sum(o) FROM unnest(operands) o)$$,
	'a sum is the sum of its operands, where none is taken off');
SELECT is_empty(
	$$SELECT * FROM claim WHERE difference <> stated - computed$$, 'the difference is stated - computed');
SELECT is((SELECT message FROM review_text(body) WHERE verdict = 'fails'), m, 'its label as it is printed: ' || m)
FROM (VALUES
	('送审金额100万元，审定金额80万元，审减金额30万元。', '“审减金额”原文为30万元，应为20万元（100 - 80）：计算不符。'),
	('2024年末在校生120人，其中男生70人，女生60人。',
	 '“年末在校生”原文为120人，应为130人（70 + 60）：分项大于总数。')) AS v (body, m);
SELECT results_eq(
	$$SELECT operands, stated, computed, formula, reason, message
		FROM review_text('非税收入为56.00万元，较上年的51.00万元增长9.1%。')$$,
	$$VALUES (ARRAY[56.00, 51.00], 9.1, 9.804, '56.00 ÷ 51.00 - 1', 'arithmetic',
		'“非税收入”原文为9.1%，应为9.8%（56.00 ÷ 51.00 - 1）：计算不符。')$$,
	'a growth that fails');
SELECT results_eq(
	$$SELECT raw, number, unit, class, decimals, label, year, role, approximate
	FROM text_quantities('2024年培训费支出１，２００.50元，比上年增加约200元，占3.0%')$$,
	$$VALUES ('１，２００.50元', 1200.50, '元', 'money', 2, '培训费支出', 2024, 'level', false),
		('200元', 200, '元', 'money', 0, NULL, 2024, 'change', true),
		('3.0%', 3.0, '%', 'percent', 1, NULL, 2024, 'rate', false)$$,
	'figures as they are printed');
SELECT is((SELECT count(*) FROM review_text('')), 0::bigint, 'no text, no claim');
SELECT is((SELECT count(*) FROM review_text(NULL)), 0::bigint, 'NULL likewise');

-- a true report raises nothing, one figure changed raises that claim
CREATE TEMP TABLE report AS
SELECT i, a, b, a + b AS t, p, round(100 * a / (a + b), 2) AS share_a, round(100 * b / (a + b), 2) AS share_b,
	abs(a + b - p) AS d, round(100 * abs(a + b - p) / p, 2) AS growth, a + b >= p AS more
FROM (
	SELECT i, round(500 + (i * 7919 % 100000)::numeric / 100, 2) AS a, round(300 + (i * 104729 % 50000)::numeric / 100, 2) AS b,
		round(700 + (i * 15485863::bigint % 90000)::numeric / 100, 2) AS p
	FROM generate_series(1, 300) i
) g;
CREATE TEMP VIEW written AS
SELECT i, share_a, growth, t, kind, stated, format(
	'2024年度支出合计%s万元，其中：基本支出%s万元，占%s%%；项目支出%s万元，占%s%%。' || E'\n' ||
	'2024年度支出合计%s万元，比上年的%s万元%s%s万元，%s%s%%。',
	CASE kind WHEN 'sum' THEN t + 11.07 ELSE t END, a, CASE kind WHEN 'share' THEN share_a + 0.6 ELSE share_a END, b, share_b,
	t, p, CASE WHEN more THEN '增加' ELSE '减少' END, CASE kind WHEN 'diff' THEN d + 1.5 ELSE d END,
	CASE WHEN more THEN '增长' ELSE '下降' END, CASE kind WHEN 'growth' THEN growth + 0.7 ELSE growth END) AS body
FROM report, LATERAL (VALUES
	('none', NULL), ('share', share_a + 0.6), ('growth', growth + 0.7), ('diff', d + 1.5), ('sum', t + 11.07)
) AS change(kind, stated);
SELECT is_empty(
	$$SELECT w.i, r.kind, r.stated, r.message FROM written w, review_text(w.body) r WHERE w.kind = 'none' AND r.verdict = 'fails'$$,
	'300 true reports');
SELECT is_empty(
	$$SELECT w.i, w.kind, w.stated, f.* FROM written w, LATERAL (
		SELECT array_agg(r.kind ORDER BY r.claim_no) AS kinds, array_agg(r.stated ORDER BY r.claim_no) AS stated
		FROM review_text(w.body) r WHERE r.verdict = 'fails' AND r.kind <> 'share_sum') f
	WHERE w.kind <> 'none' AND (f.kinds, f.stated) IS DISTINCT FROM (ARRAY[w.kind], ARRAY[w.stated])$$,
	'one figure changed is one claim that fails');

-- likewise of what a project's report says
CREATE TEMP TABLE project_report AS
SELECT i, b, v, b - v AS rest, round(100 * v / b, 2) AS rate, q, q + 1.25 AS q_now, s1, s2, s1 + s2 AS s, n, u, n * u AS paid
FROM (
	SELECT i, round(900 + (i * 7919 % 100000)::numeric / 100, 2) AS b, round(100 + (i * 104729 % 70000)::numeric / 100, 2) AS v,
		round(60 + (i * 15485863::bigint % 3000)::numeric / 100, 2) AS q, round((i * 7 % 100)::numeric / 10, 1) + 1 AS s1,
		round((i * 13 % 700)::numeric / 10, 1) + 15 AS s2, 100 + i * 37 % 900 AS n, 10 * (5 + i * 11 % 80) AS u
	FROM generate_series(1, 200) i
) g;
CREATE TEMP VIEW project_written AS
SELECT i, kind, stated, format(
	'全年预算%s万元，实际支出%s万元，结余%s万元，预算执行率%s%%。' || E'\n' ||
	'群众满意度由上年的%s%%提高到%s%%，提高%s个百分点。' || E'\n' ||
	'预算执行得分%s分，指标得分%s分，总得分%s分。' || E'\n' ||
	'按每人补助%s元的标准，对%s人发放补助资金%s元。',
	b, v, CASE kind WHEN 'balance' THEN rest + 3.1 ELSE rest END, CASE kind WHEN 'rate' THEN rate + 0.9 ELSE rate END,
	q, q_now, CASE kind WHEN 'pp' THEN 1.75 ELSE 1.25 END, s1, s2, CASE kind WHEN 'score' THEN s + 0.7 ELSE s END,
	u, n, CASE kind WHEN 'product' THEN paid + 300 ELSE paid END) AS body
FROM project_report, LATERAL (VALUES
	('none', NULL), ('balance', rest + 3.1), ('rate', rate + 0.9), ('pp', 1.75), ('score', s + 0.7), ('product', paid + 300)
) AS change(kind, stated);
SELECT is_empty(
	$$SELECT w.i, r.kind, r.stated, r.message FROM project_written w, review_text(w.body) r
	WHERE w.kind = 'none' AND r.verdict = 'fails'$$, '200 true reports of projects');
SELECT is_empty(
	$$SELECT w.i, w.kind, w.stated, f.* FROM project_written w, LATERAL (
		SELECT array_agg(r.kind ORDER BY r.claim_no) AS kinds, array_agg(r.stated ORDER BY r.claim_no) AS stated
		FROM review_text(w.body) r WHERE r.verdict = 'fails') f
	WHERE w.kind <> 'none' AND (f.kinds, f.stated) IS DISTINCT FROM (ARRAY[w.kind], ARRAY[w.stated])$$,
	'one figure of these changed is one claim that fails');

-- reports of your own: the lines of the text files of a folder, which nothing may break
\getenv reports PERFEVAL_REPORTS
\if :{?reports}
CREATE TEMP TABLE own (body text);
\copy own FROM PROGRAM 'cat "$PERFEVAL_REPORTS"/*.txt | tr -d "\015\001\002"' WITH (FORMAT csv, DELIMITER E'\x01', QUOTE E'\x02')
SELECT is_empty(
	$$SELECT o.body, r.quote FROM own o, review_text(o.body) r
	WHERE r.quote <> substr(o.body, r.span_start, r.span_end - r.span_start + 1) OR r.quote = ''$$,
	'places in ' || count(*) || ' paragraphs of ' || :'reports')
FROM own;
SELECT diag(r.kind || ' ' || r.message) FROM own o, review_text(o.body) r WHERE r.verdict = 'fails';
\else
SELECT skip('PERFEVAL_REPORTS names no folder of reports', 1);
\endif

SELECT results_eq($$SELECT kind, stated, computed, verdict, reason, quote FROM (VALUES
		(1, '项目绩效体现在四个方面：一是供水能力提高；二是水质改善；三是漏损下降；四是群众满意。'),
		(2, '存在五个方面的问题。一是预算不细；二是执行偏慢；三是档案不全。'),
		(3, '提出两条建议：一是早定方案；二是早付款；三是早验收。'),
		(4, '采取四项措施：一是压实责任；二是加强调度；三是强化督查。此外，还建立了通报制度。'),
		(5, '存在三个问题：一是立项晚；二是用地难。' || E'\n' || '三是招标迟。'),
		(6, '坚持五个统一。一是统一标准；二是统一流程。')) v(no, t), LATERAL review_text(t) c ORDER BY no$$,
	$$VALUES ('items', 4::numeric, 4::numeric, 'holds', NULL, '四个方面'), ('items', 5, 3, 'fails', 'arithmetic', '五个方面的问题'),
		('items', 2, 3, 'fails', 'arithmetic', '两条建议')$$, 'aspects that are counted off are as many as was said');

SELECT * FROM finish();
ROLLBACK;
