CREATE OR REPLACE VIEW :"ledger".text_against_ledger WITH (security_invoker = true) AS
SELECT m.fiscal_year,
	m.department_code,
	m.project_code,
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
	format('正文“%s”，台账中%s为%s%s', substr(m.body, m.span_start, m.span_end - m.span_start + 1), m.item_name,
		   trim_scale(m.recorded), m.unit) ||
	CASE WHEN m.agrees THEN '，一致。'
		WHEN m.is_balance THEN '；所写的是资金结余数。'
		ELSE '，不一致。' END AS message
FROM (
	SELECT t.fiscal_year, t.department_code, nullif(t.project_code, '') AS project_code, t.section, t.seq, t.body,
		k.item, q.label, q.span_end,
		-- with its label, where that stands right in front
		CASE WHEN substr(t.body, q.span_start - char_length(q.label), char_length(q.label)) = q.label
			AND q.span_start > char_length(q.label)
			THEN q.span_start - char_length(q.label) ELSE q.span_start END AS span_start,
		q.number * u.factor AS stated,
		l.recorded,
		l.item_name,
		CASE k.item WHEN 'rate' THEN '%' WHEN 'score' THEN '分' ELSE '万元' END AS unit,
		round(l.recorded / u.factor, q.decimals) = q.number AS agrees,
		k.item IN ('budget', 'executed')
			AND round(s.balance_wan / u.factor, q.decimals) = q.number AND s.balance_wan <> 0 AS is_balance
	FROM :"ledger".report_text t
	JOIN :"ledger".project_score s ON s.fiscal_year = t.fiscal_year AND s.project_code = t.project_code
	CROSS JOIN LATERAL :"ext".text_quantities(t.body) q
	CROSS JOIN LATERAL (
		SELECT CASE
			WHEN q.class = 'money' AND q.role IN ('level', 'part', 'total') THEN CASE
				WHEN q.label ~ '^(全年|年初|本年|当年|项目|资金|总|安排|批复|共|本项目|该项目|财政)*预算(数|资金|总额|金额|安排)*$'
					THEN 'budget'
				WHEN q.label ~ '^(全年|本年|当年|实际|累计|项目|资金|预算|已|共|总|财政)*(执行|支出|支付)(数|金额|资金|总额|完成)*$'
					THEN 'executed'
				WHEN q.label ~ '^(年末|项目|资金|预算)*(结余|剩余)(数|金额|资金)*$' THEN 'balance' END
			WHEN q.class = 'percent' AND q.role = 'rate' AND q.label ~ '(预算|资金)?执行率$' THEN 'rate'
			WHEN q.class IN ('score', 'number') AND q.label ~ '(总得分|自评得分|自评总分|综合得分)$' THEN 'score'
			END AS item
	) k
	CROSS JOIN LATERAL (
		SELECT CASE q.unit WHEN '元' THEN 0.0001 WHEN '千元' THEN 0.1 WHEN '百万元' THEN 100 WHEN '千万元' THEN 1000
			WHEN '亿元' THEN 10000 ELSE 1 END AS factor
	) u
	CROSS JOIN LATERAL (
		SELECT CASE k.item
			WHEN 'budget' THEN s.full_year_budget_wan
			WHEN 'executed' THEN s.executed_wan
			WHEN 'balance' THEN s.balance_wan
			WHEN 'rate' THEN s.execution_rate_pct
			WHEN 'score' THEN s.self_total_points END AS recorded,
			CASE k.item
			WHEN 'budget' THEN '全年预算数'
			WHEN 'executed' THEN '全年执行数'
			WHEN 'balance' THEN '资金结余'
			WHEN 'rate' THEN '预算执行率'
			WHEN 'score' THEN '自评总分' END AS item_name
	) l
	WHERE t.project_code <> '' AND k.item IS NOT NULL AND l.recorded IS NOT NULL AND NOT q.approximate
		AND (q.year IS NULL OR q.year = t.fiscal_year)
	UNION ALL
	SELECT t.fiscal_year, t.department_code, NULL, t.section, t.seq, t.body,
		'account', q.label, q.span_end,
		CASE WHEN substr(t.body, q.span_start - char_length(q.label), char_length(q.label)) = q.label
			AND q.span_start > char_length(q.label)
			THEN q.span_start - char_length(q.label) ELSE q.span_start END,
		q.number * u.factor, l.amount_wan, '“' || l.name || '”', '万元', l.agrees, false
	FROM :"ledger".report_text t
	CROSS JOIN LATERAL :"ext".text_quantities(t.body) q
	CROSS JOIN LATERAL (
		SELECT CASE q.unit WHEN '元' THEN 0.0001 WHEN '千元' THEN 0.1 WHEN '百万元' THEN 100 WHEN '千万元' THEN 1000
			WHEN '亿元' THEN 10000 ELSE 1 END AS factor
	) u
	CROSS JOIN LATERAL (
		-- the lines of this name, whatever table they stand in; one amount is needed to accuse
		SELECT min(a.name) AS name, min(a.amount::numeric) AS amount_wan,
			bool_or(round(a.amount::numeric / u.factor, q.decimals) = q.number
					OR round(a.budget::numeric / u.factor, q.decimals) = q.number) AS agrees
		FROM :"ledger".account_line a
		WHERE a.fiscal_year = t.fiscal_year AND a.department_code = t.department_code
			AND regexp_replace(btrim(a.name), '支出$', '') = regexp_replace(q.label, '(支出|费用)?(决算数|决算)?$', '')
		HAVING count(DISTINCT a.amount::numeric) = 1
	) l
	WHERE t.project_code = '' AND q.class = 'money' AND q.role IN ('level', 'part') AND NOT q.approximate
		AND q.label !~ '预算' AND char_length(q.label) >= 3 AND (q.year IS NULL OR q.year = t.fiscal_year)
) m;
SELECT :"ext".ledger_comment(:'ledger'::name, 'text_against_ledger'::text,
	'正文数字与台账对照：项目的预算、执行、结余、执行率、得分，部门决算各行'::text, ARRAY[
	'item', '对照事项：budget、executed、balance、rate、score、account',
	'stated', '正文数字（万元、百分数或分）',
	'recorded', '台账数字（万元、百分数或分）']::text[]);
