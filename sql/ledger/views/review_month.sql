-- What accumulates over the year does not fall from one month to the next.
CREATE OR REPLACE VIEW :"ledger".review_month WITH (security_invoker = true) AS
SELECT p.fiscal_year,
	p.department_code,
	p.project_code,
	NULL::integer AS seq,
	'cumulative_falls' AS rule,
	format('项目“%s”截至%s月累计执行%s万元，少于截至%s月的%s万元，请核对是否填成了当月数。',
		   p.name, e.month, e.executed::numeric, e.month_before, e.executed_before) AS message,
	e.executed::numeric AS stated,
	e.executed_before AS computed,
	e.month || '月' AS subject
FROM :"ledger".project p,
-- each month beside the one before it, in one reading of the project's
LATERAL (
	SELECT m.*, lag(m.month) OVER w AS month_before, (lag(m.executed) OVER w)::numeric AS executed_before
	FROM :"ledger".monthly_execution m
	WHERE :"ext".has_rows(NULL:::"ledger".monthly_execution)
		AND m.fiscal_year = p.fiscal_year AND m.project_code = p.project_code
	WINDOW w AS (ORDER BY m.month)
) e
WHERE e.executed::numeric < e.executed_before
UNION ALL
-- of an indicator a count or an amount that is to be reached; levels go up and down
SELECT p.fiscal_year, p.department_code, p.project_code, a.seq, 'cumulative_falls',
	format('指标“%s”截至%s月完成%s，少于截至%s月的%s，请核对是否填成了当月数。',
		   coalesce(i.level3, i.level2, i.seq::text), a.month, a.actual, a.month_before, a.actual_before),
	:"ext".number(a.actual), :"ext".number(a.actual_before), a.seq || '／' || a.month || '月'
FROM :"ledger".project p
CROSS JOIN LATERAL (
	SELECT m.*, lag(m.month) OVER w AS month_before, lag(m.actual) OVER w AS actual_before
	FROM :"ledger".monthly_actual m
	WHERE :"ext".has_rows(NULL:::"ledger".monthly_actual)
		AND m.fiscal_year = p.fiscal_year AND m.project_code = p.project_code
	WINDOW w AS (PARTITION BY m.seq ORDER BY m.month)
) a
JOIN :"ledger".indicator i ON i.fiscal_year = a.fiscal_year AND i.project_code = a.project_code AND i.seq = a.seq
WHERE :"ext".number(a.actual) < :"ext".number(a.actual_before)
	AND :"ext".comparator(a.actual) = '=' AND :"ext".comparator(a.actual_before) = '='
	AND :"ext".unit(a.actual) = :"ext".unit(a.actual_before)
	AND :"ext".unit(a.actual) NOT IN ('', '%', '‰', '分')
	AND :"ext".comparator(coalesce(i.target, i.initial_target)) IN ('≥', '>', '=');
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_month'::text,
	'审核结果：年度中各月（review_finding的一部分，不看规则是否启用）'::text, '{}'::text[]);
