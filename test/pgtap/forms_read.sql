-- What a form says and what it leaves open, over layouts that provinces use, and
-- over what must not be guessed.  All forms are invented.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(81);

SELECT create_ledger('f');
SELECT create_staging('f');
SELECT is_empty($$SELECT * FROM read_forms('f')$$, 'no file, no line');

-- A layout in lines: cells between |, <rows,columns> for a span, ^ for a column
-- that a cell above covers, {held,type} for what the cell holds, ! for hidden.
CREATE FUNCTION layout_cells(layout text) RETURNS SETOF form_cell LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
	line text; piece text; r int := 0; c int; span text[]; held text[];
BEGIN
	FOREACH line IN ARRAY string_to_array(btrim(layout, E'\n'), E'\n') LOOP
		r := r + 1;
		c := 0;
		FOREACH piece IN ARRAY string_to_array(btrim(line), '|') LOOP
			piece := btrim(piece);
			c := c + 1;
			CONTINUE WHEN piece = '^';
			span := coalesce(regexp_match(piece, '<(\d+),(\d+)>'), '{1,1}');
			held := regexp_match(piece, '\{([^},]*),?([^}]*)\}');
			IF piece <> '' THEN
				RETURN NEXT ROW(1, 'S', r, c, span[1]::int, span[2]::int,
					replace(regexp_replace(piece, '<\d+,\d+>|\{.*\}|!$', '', 'g'), '\n', E'\n'),
					held[1], coalesce(nullif(held[2], ''), CASE WHEN held IS NULL THEN 'string' ELSE 'float' END),
					right(piece, 1) = '!')::form_cell;
			END IF;
			c := c + span[2]::int - 1;
		END LOOP;
	END LOOP;
END $$;
CREATE FUNCTION items(layout text) RETURNS TABLE (form_no int, table_name text, number int, column_name text, value text,
	place text, severity text, literal text, reason text)
LANGUAGE sql AS $$
	SELECT form_no, table_name, number, column_name, value, chr(64 + col_no) || row_no, severity, literal, reason
	FROM form_items((SELECT array_agg(c) FROM layout_cells(layout) c), form_label_rows('f'), NULL, NULL)
$$;
-- rows of a table, the columns in the order given
CREATE FUNCTION said(layout text, relation text, VARIADIC columns text[]) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(r.said, '; ' ORDER BY r.form_no, r.number)
	FROM (SELECT i.form_no, i.number, string_agg(coalesce(x.value, '-'), ' ' ORDER BY c.n) AS said
		  FROM (SELECT DISTINCT form_no, number FROM items(layout) WHERE table_name = relation) i
		  CROSS JOIN unnest(columns) WITH ORDINALITY AS c (name, n)
		  LEFT JOIN items(layout) x ON x.form_no = i.form_no AND x.number = i.number AND x.table_name = relation
			AND x.column_name = c.name
		  GROUP BY i.form_no, i.number) r
$$;
CREATE FUNCTION asked(layout text) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(place || ' ' || left(reason, 12), '; ' ORDER BY severity, place, reason) FROM items(layout)
		WHERE severity IS NOT NULL
$$;
-- a form whose blocks are given, so that a case shows only what it is about
CREATE FUNCTION form(money text, indicators text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT E'2023年度项目支出绩效自评表<1,8>\n项目名称|A00001-甲项目<1,3>|主管部门|甲局<1,3>\n' || btrim(money,
		E'\n') || E'\n' || btrim(indicators, E'\n')
$$;
CREATE FUNCTION money_form(rows text, heading text DEFAULT '项目资金（万元）') RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT form(heading || '||年初预算数|全年预算数|全年执行数|分值|执行率|得分' || E'\n' || btrim(rows, E'\n'),
		E'三级指标|指标值|实际完成值\n次数|≥1次|2次')
$$;
CREATE FUNCTION indicator_form(rows text, heading text DEFAULT '一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分|备注')
	RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT form(E'项目资金（万元）|资金来源|年初预算数|全年执行数\n|资金总额|10|8\n|财政拨款|10|8', heading || E'\n' || btrim(rows,
		E'\n'))
$$;

-- a whole form for a department
\set whole '部门整体支出绩效自评表<1,9>\n（2022年度）<1,9>\n部门名称|滨海县教育局<1,8>\n'
\set whole :whole '部门预算执行情况（万元）<4,1>|支出类型|年初预算|全年预算|执行数|分值|执行率|得分|备注\n'
\set whole :whole '^|支出合计|100|120|110|10|91.67%|9.17|\n^|基本支出|60|60|60|-|100%|-|\n^|项目支出|40|60|50|-|83.33%|-|\n'
\set whole :whole '年度总体目标完成情况<2,1>|预期目标<1,4>|目标实际完成情况<1,4>\n^|办好<1,4>|办好了<1,4>\n'
\set whole :whole '一级指标|二级指标|三级指标|分值|年度指标值|实际完成值|得分|偏差原因分析及改进措施<1,2>\n'
\set whole :whole '产出指标|数量指标|培训教师|45|≥100人次|120人次|45||\n效益指标||入学率|45|≥98%|99%|45|无|\n'
\set whole :whole '总分<1,3>|100|||99.17||'
SELECT is(said(replace(:'whole', '\n', E'\n'), 'project', 'fiscal_year', 'name', 'kind', 'stated_rate', 'stated_budget_points',
	'stated_total'),
	'2022 滨海县教育局 部门整体 91.67 9.17 99.17', 'a department''s form: the head');
SELECT is(said(replace(:'whole', '\n', E'\n'), 'department', 'name'), '滨海县教育局', 'which is of the department that it names');
SELECT is(said(replace(:'whole', '\n', E'\n'), 'funding', 'source', 'initial_budget', 'adjusted_budget', 'executed'),
	'支出合计 100万元 120万元 110万元; 基本支出 60万元 60万元 60万元; 项目支出 40万元 60万元 50万元', 'its money');
SELECT is(said(replace(:'whole', '\n', E'\n'), 'indicator', 'level1', 'level2', 'level3', 'target', 'actual', 'full_mark',
	'self_points', 'explanation'),
	'产出指标 数量指标 培训教师 ≥100人次 120人次 45 45 -; 效益指标 - 入学率 ≥98% 99% 45 45 无',
		'its indicators, points in front of the target');
SELECT is(said(replace(:'whole', '\n', E'\n'), 'project_detail', 'expected_goal', 'achieved_goal'), '办好 办好了', 'its goals');
SELECT is(asked(replace(:'whole', '\n', E'\n')), NULL, 'nothing to ask');

-- the head
SELECT is(said(replace(E'自评表<1,4>\n项目名称|X|\n', 'X', name), 'project', 'project_code', 'name'), expected, name)
FROM (VALUES ('51000021R000000019951-工资', '51000021R000000019951 工资'), ('(433001)工资', '433001 工资'), ('（433001）工资',
	'433001 工资'),
	('2024年修路', '- 2024年修路'), ('2024-2025年修路', '- 2024-2025年修路'), ('5G-网络', '- 5G-网络'), ('120急救',
		'- 120急救')) v (name, expected);
SELECT is(said(replace(E'自评表<1,4>\n项目名称|甲\n主管部门及代码|X', 'X', name), 'department', 'code', 'name'), expected, name)
FROM (VALUES ('104-文化局', '104 文化局'), ('301 文化局', '301 文化局'), ('(205001)文化局', '205001 文化局'), ('文化局',
	'- 文化局')) v (name, expected);
SELECT is(said(E'项目支出绩效自评表（2023年度）<1,4>\n项目名称：甲|主管部门：(205)乙局\n自评总分|97.6|自评等级|优', 'project',
	'name', 'fiscal_year', 'stated_total', 'stated_grade'),
	'甲 2023 97.6 优', 'labels glued to their values');
SELECT is((SELECT string_agg(reason, '; ' ORDER BY reason)
	FROM items(E'2022年度项目支出绩效自评表<1,4>\n（2023年度）<1,4>\n项目名称|甲') WHERE reason LIKE '%年度%'),
	'表中有两个不同的年度，年度没有读入', 'two years');
SELECT is(asked(E'收入支出决算表<1,4>\n序号|项目名称|预算数\n1|公用|10'), 'A1 没有认出绩效表；找过：项', 'no form at all');

-- money
SELECT is(said(money_form(E'|合计|100{100}|128.65|118.90{118.9025}|10|0.9|9\n'
	'|其中：当年财政拨款|100|120|110.25{110.2525}||92%|\n|　　上年结转资金| - {0}|8.65|8.65{8.65}|||'),
	'funding', 'source', 'is_carry_in', 'initial_budget', 'adjusted_budget', 'executed'),
	'合计 false 100万元 128.65万元 118.9025万元; 当年财政拨款 false 100万元 120万元 110.2525万元; 上年结转资金 true 0万元 '
		'8.65万元 8.65万元', 'held amounts, a dash that holds 0, carry-in');
SELECT is(said(money_form(E'|合计|100|100|90|10|0.9|9\n|财政|100|100|90|||'), 'project', 'stated_rate'), '90',
	'a bare rate that the amounts explain');
SELECT is(asked(money_form(E'|合计|100|100|90|10|0.5|9\n|财政|100|100|90|||')), 'G4 这个执行率可能是百分比的',
	'and one that they do not');
SELECT is(said(money_form(E'|合计|100|100|90|||\n|财政|100|100|90|||\n|单位资金|—|/||||'), 'funding', 'source', 'initial_budget',
	'adjusted_budget', 'executed'),
	'合计 100万元 100万元 90万元; 财政 100万元 100万元 90万元; 单位资金 0万元 - -', 'a dash is 0 where the others make the total');
SELECT is(asked(money_form(E'|合计|100|100|90|||\n|省级|60|60|50|||\n|市级|40|40|40|||\n|其中：上年结转|10|10|10|||')),
	'B7 这一行是上面来源的其中数', 'a part of a source');
SELECT is(said(money_form(E'|合计|100|100|90|||\n|省级|60|60|50|||\n|市级|40|40|40|||\n|其中：上年结转|10|10|10|||'), 'funding',
	'source'), '合计; 省级; 市级', 'is no source beside it');
SELECT is(asked(money_form(E'|合计|100|100|91|||\n|省级|60|60|50|||\n|市级|40|40|40|||')), 'E4 总额不等于各来源之和',
	'sources that do not make the total');
SELECT is(asked(money_form(E'|合计|0|0|0|||\n|省级|60|60|50|||')), 'C4 总额不等于各来源之和', 'a total of zeros');
SELECT is(asked(money_form(E'|合计|1|1|1|||', '项目资金')), 'B4 没有写明金额的单位是元还', 'no unit');
SELECT is(asked(money_form(E'|合计|1|1|1|||', '项目资金（万兀）')), 'B4 没有写明金额的单位是元还',
	'a unit that the scanner read wrong');
SELECT is(said(money_form(E'|合计|1元|1万元|0.5亿元|||', '项目资金'), 'funding', 'initial_budget', 'adjusted_budget', 'executed'),
	'1元 1万元 0.5亿元', 'amounts with their own units');
SELECT is(asked(money_form(E'|合计|0.00{0.004}|1{1}|1.00{2}|||')), 'C4 显示为0而存储的数不是0; E4 显示的数与存储的数不一致',
	'shown and held do not agree');
SELECT is(asked(money_form(E'|合计|12.0{1200000}|120{12000000}|0.0{400}|||', '项目资金（万元）')),
	'C4 显示的数与存储的数不一致; D4 显示的数与存储的数不一致; E4 显示为0而存储的数不是0',
	'held in 元, shown in 万元, but a tenth, ten times as much, or nothing');
SELECT is(asked(money_form(E'|合计|120{1200000}|0.0{400}|1|||', '项目资金（元）')),
	'C4 显示的数与存储的数不一致; D4 显示的数与存储的数不一致', 'a column of 元 shows no 万元');
SELECT is(asked(money_form(E'|合计|约3万|1|12.49,14.91|||')), 'C4 不是金额; E4 不是金额', 'no amounts');
SELECT is(asked(money_form(E'|合计|1{1,revised}|#DIV/0!{,error}|3月1日{2025-03-01,date}|||')),
	'D4 公式没有算出这一格的值; C4 这一格有删除线、隐藏文字; E4 这一格是日期，不是金额，', 'struck out, an error, a date');
SELECT is(said(E'项目支出绩效目标申报表<1,4>\n（2025年度）<1,4>\n项目名称|甲|主管部门|乙\n'
	'项目资金（万元）<3,1>|年度资金总额：|100|\n^|其中：财政拨款|80|\n^|其他资金|20|\n三级指标|指标值\n次数|1次', 'funding',
	'source', 'requested'),
	'年度资金总额 100万元; 财政拨款 80万元; 其他资金 20万元', 'amounts beside their labels');
SELECT is((SELECT string_agg(left(reason, 14), '; ')
	FROM items(E'项目支出绩效目标申报表（2025年度）<1,3>\n项目名称|甲\n资金总额及构成（万元）|资金总额：100万元，'
	'其中：财政拨款80万元|\n三级指标|指标值\n次数|1次')),
	'几项资金写在一格里，没有读入', 'all in one cell');
SELECT is(said(E'自评表（2021年度）<1,6>\n项目名称|甲\n金额单位：元<1,6>\n'
	'项目资金<4,1>|资金来源<2,1>|预算数<1,2>|执行情况<1,2>\n^|^|年初预算数|全年预算数|全年执行数|执行率\n^|合计|100|100|95|95%\n'
	'^|其中：一般公共预算|100|100|95|95%', 'funding', 'source', 'initial_budget', 'adjusted_budget', 'executed'),
	'合计 100元 100元 95元; 一般公共预算 100元 100元 95元', 'a heading of two rows');

-- indicators
SELECT is(said(indicator_form(E'产\\n出\\n指\\n标\\n（50分）|数量指标|★指标1：甲数|≥1,200块{1200}|1,260块{1260}|10|10|\n'
	'||指标2乙数|≥95%{0.95,percentage}|96.50%{0.965,percentage}|10|9.33{9.33}|第一行，\\n第二行\n||指标3：|||||\n||……|||||\n'
	'|质量指标|丙率|100%|100%|20|20|\n效益指标||丁|好|好|50|50|'),
	'indicator', 'level1', 'level2', 'level3', 'target', 'actual', 'self_points', 'explanation'),
	'产出指标 数量指标 甲数 ≥1200块 1260块 10 -; 产出指标 数量指标 乙数 ≥95% 96.5% 9.33 第一行，第二行; 产出指标 质量指标 丙率 '
		'100% 100% 20 -; 效益指标 - 丁 好 好 50 -', 'levels carried down, empty rows, held numbers');
-- the levels of the second row reach down from the first
SELECT is(said(indicator_form(E'产出指标<3,1>|数量指标<3,1>|甲数|≥1次|1次|30|30|\n^|^|培训人数合计|≥100人|120人|40|40|\n'
	'^|^|丙数|≥1次|1次|30|30|'), 'indicator', 'level3', 'target', 'full_mark'),
	'甲数 ≥1次 30; 培训人数合计 ≥100人 40; 丙数 ≥1次 30', 'an indicator that is named as a sum');
SELECT is(said(indicator_form(E'产出指标<3,1>|数量指标<3,1>|甲数|≥1次|1次|50|50|\n^|^|小计|||50|50|\n'
	'^|^|丙数|≥1次|1次|50|50|'), 'indicator', 'level3'), '甲数; 丙数', 'a sum is none');
SELECT is((SELECT count(*) FROM items(indicator_form(repeat(E'丁|正文<1,7>\n', 3000) || E'产出|数量|甲|≥1|1|90|90|'))
	WHERE column_name = 'level3'), 1::bigint, '3,000 rows of text in front of an indicator, in one pass');
SELECT is(said(indicator_form(E'产出指标|甲|人|≥|1,000|1200|90|90|\n|乙|%|≤|5|3%|0|0|\n|丙||定性|好|好|0|0|\n'
	'|丁|场|＝|9-10|9|0|0|\n|戊|天|大于等于|3|3|0|0|', '一级指标|三级指标|计量单位|指标性质|指标值|完成值|权重|得分|备注'),
	'indicator', 'target', 'actual'),
	'≥1000人 1200人; ≤5% 3%; 好 好; 9-10场 9场; ≥3天 3天', 'sign, number and unit in cells of their own');
SELECT is(said(indicator_form(E'产出指标|甲|3|%|反向|2|90|90|\n|乙|3|个|正向|3|0|0|',
	'一级指标|三级指标|指标值|度量单位|指标方向|完成值|分值|得分|备注'), 'indicator', 'target'), '≤3%; ≥3个',
	'a direction in a column of its own decides');
SELECT is(asked(indicator_form(E'产出指标|甲|3|%|反向|2|90|90|',
	'一级指标|三级指标|指标值|度量单位|指标性质|完成值|分值|得分|备注')), 'C7 符号一格写的是正向或反向',
	'in the sign''s cell it does not');
SELECT is(asked(indicator_form(E'产出|数量|甲率|≥95%|0.96|90|90|\n|质量|乙率|0.9|95%|0|0|\n|数量|丙数|≥1次|1|0|0|\n'
	'|数量|丁率|≥95%|1|0|0|')),
	'D8 这个数可能是百分比的小数; E10 这个数可能是百分比的小数; E7 这个数可能是百分比的小数', 'fractions under percentages');
SELECT is(asked(indicator_form(E'产出|时效指标|完成时间|2024年12月{2024-12-01,date}|2025年1月{2025-01-01,date}|90|90|\n'
	'|数量指标|甲数|9月10日{2024-09-10,date}|9场|0|0|\n|时效指标|完成时间|45291{45291}|12月|0|0|\n'
	'|时效指标|完成时间|3/1/2025{2025-03-01,date}|12月|0|0|')),
	'D10 这一格是日期格式，可能是; D8 这一格是日期格式，可能是; D9 这一格可能是日期的序号，',
		'dates that a sheet made of something else');
SELECT is(asked(indicator_form(E'产出|甲|44,561|44,561|3|90|90|', '一级指标|三级指标|指标值|度量单位|完成值|分值|得分|备注')),
	'C7 计量单位一格是数字，可能', 'a day number as the unit');
SELECT is(asked(indicator_form(E'产出|数量|甲|≥1|1|80|80|\n|数量|乙|≥1|1|5|5|')), 'B2 各指标分值与预算执行分值',
	'full marks that do not make 100');
SELECT is(asked(indicator_form(E'产出|数量|甲|≥1|1|90|90|x', '一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分|县区简称')),
	'H6 不认识的栏目，这一栏没有', 'an unknown heading, once');
SELECT is(said(indicator_form(E'产出|数量|甲|≥1|1|50|50|\n一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分|备注\n'
	'|质量|乙|≥1|1|40|40|\n总分||||| 100|98.5|等级：良'), 'indicator', 'level1', 'level2', 'level3'),
	'产出 数量 甲; 产出 质量 乙', 'a page break repeats the heading');
SELECT is(said(indicator_form(E'产出|数量|甲|≥1|1|90|90|\n合计<1,5>|100|98.5|自评等级：良'), 'project', 'stated_total',
	'stated_grade'), '98.5 良', 'the row of totals');
SELECT is(said(indicator_form(E'产出|数量|甲|≥1|1|90|90|\n评价结论|好<1,7>\n存在问题|无<1,7>\n注：按实填报<1,8>'), 'indicator',
	'level3'), '甲', 'what stands behind the block is no indicator');
SELECT is(said(indicator_form(E'甲|≥1次|1|90|90', '指标名称|年初指标值|全年完成值|指标权重|指标得分'), 'indicator', 'level1',
	'level3', 'initial_target', 'actual'), '- 甲 ≥1次 1', 'no levels; the target of the beginning of the year');
SELECT is(said(indicator_form(E'产出|甲|≥1次|≥2次|1次|90|90', '一级指标|三级指标|年初指标值|调整后指标值|完成值|分值|得分'),
	'indicator', 'initial_target', 'target'), '≥1次 ≥2次', 'a first and an adjusted target');
SELECT is(said(indicator_form(E'产出|甲|≥1次|≥2次|1次|90|90',
	E'一级指标<2,1>|三级指标<2,1>|指标值<1,2>|完成值<2,1>|分值<2,1>|得分<2,1>\n^|^|年初|调整后|^|^|^'), 'indicator',
	'initial_target', 'target'), '≥1次 ≥2次', 'the same below one heading');
SELECT is(asked(indicator_form(E'产出|数量|这一行说明了另外的事情<1,4>|90|')), 'C7 这一格跨了几栏，这一行没',
	'a cell across columns');

-- several forms, hidden cells
SELECT is(said(money_form(E'|合计|1|1|1|||') || E'\n' || replace(money_form(E'|合计|2|2|2|||'), 'A00001-甲', 'A00002-乙'),
	'project', 'name', 'fiscal_year'), '甲项目 2023; 乙项目 2023', 'two forms in a sheet');
SELECT is((SELECT count(*) FROM items(money_form(E'|合计|1|1|1|||') || E'\n' || replace(money_form(E'|合计|2|2|2|||'), 'A00001-甲',
	'A00002-乙')) WHERE reason LIKE '%几张表%')::int, 1, 'are told');
SELECT is(asked(money_form(E'|合计|1|1|1|||\n|财政|1|1|1|||\n|别的!|5!|5!|5!|||')), 'B6 隐藏的行或工作表，没有读', 'a hidden row');
SELECT is((SELECT string_agg(chr(64 + i.col_no) || i.row_no || ' ' || i.reason, '; ') FROM form_items(
		(SELECT array_agg(ROW(2, '去年', c.row_no, c.col_no, 1, 1, c.shown, NULL, NULL, true)::form_cell)
		 FROM layout_cells(E'去年的表|1\n甲|2\n乙|3') c), form_label_rows('f'), NULL, NULL) i),
	'A1 隐藏的工作表，没有读入', 'a hidden sheet in one line');
SELECT is(said(money_form(E'|合计|1|1|1|||\n|财政|1|1|1|||\n|别的!|5!|5!|5!|||'), 'funding', 'source'), '合计; 财政',
	'is not read');

-- through staging
INSERT INTO f.staging_form_cell
SELECT '甲.xlsx', c.* FROM layout_cells(indicator_form(E'产出指标|数量指标|甲|≥1次|1次|90|90|晚')) c
UNION ALL
SELECT '乙.xlsx', c.* FROM layout_cells(replace(indicator_form(E'产出指标|数量指标|乙|≥12个月|1年|90|90|'), 'A00001-甲', '乙')) c;
SELECT is((SELECT string_agg(concat_ws(' ', file, row_no, col_no, severity, literal), '; ')
	FROM read_forms('f')), '乙.xlsx 2 2 请核对 乙项目', 'a code is asked for');
SELECT is((SELECT string_agg(concat_ws(' ', fiscal_year, project_code, name, department_code), '; ' ORDER BY name)
	FROM f.staging_project), '2023 乙项目 甲局; 2023 A00001 甲项目 甲局', 'projects');
SELECT is((SELECT string_agg(concat_ws(' ', fiscal_year, project_code, seq, level3, target, sheet_row), '; ' ORDER BY level3)
	FROM f.staging_indicator), '2023 1 乙 ≥12个月 7; 2023 A00001 1 甲 ≥1次 7', 'indicators, with their rows');
INSERT INTO f.department VALUES ('01', '甲局');
INSERT INTO f.project VALUES (2023, 'B1', '乙项目', '01');
TRUNCATE f.staging_project, f.staging_funding, f.staging_indicator;
SELECT is((SELECT count(*) FROM read_forms('f'))::int, 0, 'the ledger knows the code');
SELECT is((SELECT string_agg(concat_ws(' ', project_code, name, department_code), '; ' ORDER BY name)
	FROM f.staging_project), 'B1 乙项目 01; A00001 甲项目 01', 'and the department');
SELECT throws_ok($$SELECT * FROM read_forms('f', 'X1')$$, '22023', 'a project code goes with one file');
DELETE FROM f.staging_form_cell WHERE file = '甲.xlsx';
TRUNCATE f.staging_project, f.staging_funding, f.staging_indicator;
SELECT is((SELECT count(*) FROM read_forms('f', 'X1', 2023, '元'))::int, 0, 'the caller knows it');
SELECT is((SELECT project_code FROM f.staging_funding LIMIT 1), 'X1', 'in every table');
INSERT INTO f.form_label VALUES ('indicator', '考核值', 'target');
SELECT is(said(indicator_form(E'甲|≥1次|1', '指标名称|考核值|全年完成值'), 'indicator', 'target'), '≥1次',
	'a label of the province''s own');
SELECT throws_ok($$SELECT * FROM form_items('{}', ARRAY[ROW('x', 'y', 'z')::form_label], NULL, NULL)$$,
	'22023', 'no block or role of labels: x, z');
SELECT is((SELECT count(*) FROM form_items(NULL, NULL, NULL, NULL))::int, 0, 'NULL says nothing');

-- what is said twice, and boxes to tick
SELECT is(said(E'项目支出绩效自评表<1,4>\n项目名称|A00001-甲|项目编码|A00001\n项目名称|乙', 'project', 'project_code', 'name'),
	'A00001 甲; - 乙', 'another name is another form; a code that is said twice is one');
SELECT ok(asked(E'项目支出绩效自评表<1,4>\n项目名称|A00001-甲|项目编码|A00002') LIKE '%D2 前面已有不同的内容%',
	'two codes that differ: the second is asked for');
SELECT is(said(E'项目支出绩效自评表<1,4>\n项目名称|甲|项目属性|1.延续项目□ 2.新增项目☑', 'project_detail', 'category'),
	'新增项目', 'a box that is ticked behind its word');
SELECT is(said(E'项目支出绩效自评表<1,4>\n项目名称|甲|项目属性|□延续项目 □新增项目', 'project_detail', 'category'), NULL,
	'none is ticked');
SELECT ok(asked(E'项目支出绩效自评表<1,4>\n项目名称|甲|项目属性|☑延续项目 ☑新增项目') LIKE '%D2 勾选了不止一项%', 'two are ticked');

-- a form that came in two files, of a department that the ledger lacks
SELECT form_forget('f', ARRAY['甲.xlsx', '乙.xlsx']) \g /dev/null
TRUNCATE f.staging_form_cell;
INSERT INTO f.staging_form_cell SELECT file, (c).* FROM unnest(ARRAY['甲.fods', '乙.fods']) file,
	layout_cells(replace(replace(money_form(E'|合计|1|1|1|||\n|财政|1|1|1|||'), '甲局', '丁局'), 'A00001', 'A00009')) c;
SELECT count(*) FROM read_forms('f') \g /dev/null
SELECT is((SELECT string_agg(concat_ws(' ', file, place, literal, substr(nullif(split_part(reason, '。', 2), ''), 3)), '; '
		ORDER BY file COLLATE "C", reason) FROM check_forms('f')),
	'乙.fods F2 丁局 只写了名称而台账中没有这个部门：先在department中加上，或在表中写成“代码-名称”; 甲.fods F2 丁局 '
	'只写了名称而台账中没有这个部门：先在department中加上，或在表中写成“代码-名称”; 甲.fods 第2行 2023, A00009',
	'a line each for what has to be done');

SELECT * FROM finish();
ROLLBACK;
