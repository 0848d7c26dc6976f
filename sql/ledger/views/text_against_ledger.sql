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
	LATERAL :"ext".text_score_figures(t.body, t.fiscal_year, t.project_code <> '', s.initial_budget_wan, s.full_year_budget_wan,
		s.executed_wan, s.balance_wan, s.execution_rate_pct, s.self_total_points, s.self_grade) c
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
