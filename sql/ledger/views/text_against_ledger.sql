CREATE OR REPLACE VIEW :"ledger".text_against_ledger WITH (security_invoker = true) AS
SELECT m.fiscal_year,
	m.department_code,
	nullif(m.project_code, '') AS project_code,
	m.section,
	m.seq,
	m.item,
	m.label,
	m.span_start,
	m.span_end,
	substr(m.body, m.span_start, m.span_end - m.span_start + 1) AS quote,
	m.stated,
	m.recorded,
	CASE WHEN m.agrees THEN 'holds' ELSE 'fails' END AS verdict,
	format('正文“%s”，台账中%s为%s', substr(m.body, m.span_start, m.span_end - m.span_start + 1), m.item_name, m.recorded_text) ||
	CASE WHEN m.agrees THEN '，一致。'
		WHEN m.is_balance THEN '；所写的是资金结余数。'
		ELSE '，不一致。' END AS message
FROM (
	-- what a report says of a project, beside its score
	SELECT t.fiscal_year, t.department_code, t.project_code, t.section, t.seq, t.body, c.item, c.label, c.span_start, c.span_end,
		c.stated, c.recorded, c.item_name, c.recorded_text, c.agrees, c.is_balance
	FROM :"ledger".report_text t
	JOIN :"ledger".project p ON p.fiscal_year = t.fiscal_year AND p.department_code = t.department_code
		AND (p.project_code = t.project_code OR (t.project_code = '' AND p.kind = '部门整体')),
	-- looked up for those with a text, in a plan of its own
	LATERAL (
		SELECT s.initial_budget_wan, s.full_year_budget_wan, s.executed_wan, s.balance_wan, s.execution_rate_pct,
			s.self_total_points, s.self_grade
		FROM :"ledger".project_score s
		WHERE s.fiscal_year = p.fiscal_year AND s.project_code = p.project_code
		OFFSET 0
	) s,
	LATERAL (
		-- amounts, rates and scores, by what the words in front of a figure call them
		SELECT f.item, f.label, f.span_start, f.span_end, f.number * f.factor AS stated,
			l.recorded,
			l.item_name,
			trim_scale(l.recorded) || CASE f.item WHEN 'rate' THEN '%' WHEN 'score' THEN '分' ELSE '万元' END AS recorded_text,
			round(l.recorded / f.factor, f.decimals) = f.number
				OR (f.item = 'budget' AND f.label ~ '^年初'
					AND round(s.initial_budget_wan / f.factor, f.decimals) = f.number) AS agrees,
			f.item IN ('budget', 'executed')
				AND round(s.balance_wan / f.factor, f.decimals) = f.number AND s.balance_wan <> 0 AS is_balance
		FROM (
			SELECT q.label, q.span_end, q.number, q.decimals,
				:"ext".text_span_start(t.body, q.label, q.span_start) AS span_start,
				:"ext".text_wan_factor(q.unit) AS factor,
				CASE
					WHEN q.class = 'money' AND q.role IN ('level', 'part', 'total') AND t.project_code <> '' THEN CASE
						WHEN q.label ~ ('^(全年|年初|本年|当年|项目|资金|总|安排|批复|共|本项目|该项目|财政)*'
								'预算(数|资金|总额|金额|安排)*$') THEN 'budget'
						WHEN q.label ~ ('^(全年|本年|当年|实际|累计|项目|资金|预算|已|共|总|财政)*'
								'(执行|支出|支付)(数|金额|资金|总额|完成)*$') THEN 'executed'
						WHEN q.label ~ '^(年末|项目|资金|预算)*(结余|剩余)(数|金额|资金)*$' THEN 'balance' END
					WHEN q.class = 'percent' AND q.role = 'rate' AND t.project_code <> ''
						AND q.label ~ '(预算|资金)?执行率$' THEN 'rate'
					WHEN q.class IN ('score', 'number') AND q.label ~ '(总得分|自评得分|自评总分|综合得分)$' THEN 'score'
					END AS item
			FROM :"ext".text_quantities(t.body) q
			WHERE NOT q.approximate AND (q.year IS NULL OR q.year = t.fiscal_year)
		) f,
		LATERAL (
			SELECT CASE f.item
				WHEN 'budget' THEN s.full_year_budget_wan
				WHEN 'executed' THEN s.executed_wan
				WHEN 'balance' THEN s.balance_wan
				WHEN 'rate' THEN s.execution_rate_pct
				WHEN 'score' THEN s.self_total_points END AS recorded,
				CASE f.item
				WHEN 'budget' THEN '全年预算数'
				WHEN 'executed' THEN '全年执行数'
				WHEN 'balance' THEN '资金结余'
				WHEN 'rate' THEN '预算执行率'
				WHEN 'score' THEN '自评总分' END AS item_name
		) l
		WHERE l.recorded IS NOT NULL
		UNION ALL
		-- a grade in words: 等级为“优”
		SELECT 'grade', g.word, g.at, g.behind - 1, NULL, NULL, '自评等级', '“' || s.self_grade || '”',
			left(g.word, 1) = s.self_grade, false
		FROM (
			SELECT regexp_instr(t.body, p.pattern, 1, 1, 0, 'c', 3) AS at,
				regexp_instr(t.body, p.pattern, 1, 1, 1, 'c', 3) AS behind,
				regexp_substr(t.body, p.pattern, 1, 1, 'c', 3) AS word
			-- 等级为优、良、中、差 names all of them
			FROM (VALUES ('(自评|评价|评定|绩效)(结果|等级|级别)(?:等级)?(?:评定)?(?:为|是|：)[“"]?'
						  '(优秀|良好|优|良|中|差)(?![优良中差秀好、和至或（(])')) AS p (pattern)
		) g
		WHERE g.at > 0 AND s.self_grade IS NOT NULL
	) c
	UNION ALL
	-- what a region got, by its name
	SELECT t.fiscal_year, t.department_code, t.project_code, t.section, t.seq, t.body,
		'allocation', q.label, :"ext".text_span_start(t.body, q.label, q.span_start), q.span_end,
		q.number * :"ext".text_wan_factor(q.unit), a.amount::numeric, '“' || a.region || '”分配数',
		trim_scale(a.amount::numeric) || '万元',
		round(a.amount::numeric / :"ext".text_wan_factor(q.unit), q.decimals) = q.number, false
	FROM :"ledger".report_text t
	JOIN :"ledger".allocation a ON a.fiscal_year = t.fiscal_year AND a.project_code = t.project_code,
	LATERAL :"ext".text_quantities(t.body) q
	WHERE q.class = 'money' AND q.role IN ('level', 'part') AND NOT q.approximate
		AND regexp_replace(q.label, '(补助|分配|下达|安排)?(资金|金额|数)?$', '') = a.region
		AND (q.year IS NULL OR q.year = t.fiscal_year)
	UNION ALL
	-- a line of the final accounts, by its name
	SELECT f.fiscal_year, f.department_code, '', f.section, f.seq, f.body,
		'account', f.label, f.span_start, f.span_end, f.number * f.factor, l.amount_wan, '“' || l.name || '”',
		trim_scale(l.amount_wan) || '万元', l.agrees, false
	FROM (
		SELECT t.fiscal_year, t.department_code, t.section, t.seq, t.body, q.label, q.span_end, q.number, q.decimals,
			:"ext".text_span_start(t.body, q.label, q.span_start) AS span_start,
			:"ext".text_wan_factor(q.unit) AS factor
		FROM :"ledger".report_text t,
		LATERAL :"ext".text_quantities(t.body) q
		WHERE t.project_code = '' AND q.class = 'money' AND q.role IN ('level', 'part') AND NOT q.approximate
			AND q.label !~ '预算' AND char_length(q.label) >= 3 AND (q.year IS NULL OR q.year = t.fiscal_year)
	) f,
	LATERAL (
		-- the lines of this name, whatever table they stand in; one amount is needed to accuse
		SELECT min(a.name) AS name, min(a.amount::numeric) AS amount_wan,
			bool_or(round(a.amount::numeric / f.factor, f.decimals) = f.number
					OR round(a.budget::numeric / f.factor, f.decimals) = f.number) AS agrees
		FROM :"ledger".account_line a
		WHERE a.fiscal_year = f.fiscal_year AND a.department_code = f.department_code
			AND regexp_replace(btrim(a.name), '支出$', '') = regexp_replace(f.label, '(支出|费用)?(决算数|决算)?$', '')
		HAVING count(DISTINCT a.amount::numeric) = 1
	) l
) m;
SELECT :"ext".ledger_comment(:'ledger'::name, 'text_against_ledger'::text,
	'正文数字与台账对照：项目的预算、执行、结余、执行率、得分、等级、分地区分配数，部门决算各行'::text, ARRAY[
	'item', '对照事项：budget、executed、balance、rate、score、grade、allocation、account',
	'stated', '正文数字（万元、百分数或分；等级没有数字）',
	'recorded', '台账数字（万元、百分数或分；等级没有数字）']::text[]);
