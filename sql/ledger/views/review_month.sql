-- What accumulates over the year does not fall from one month to the next.
CREATE OR REPLACE VIEW :"ledger".review_month WITH (security_invoker = true) AS
SELECT e.fiscal_year,
	p.department_code,
	e.project_code,
	NULL::integer AS seq,
	'cumulative_falls' AS rule,
	format('项目“%s”截至%s月累计执行%s万元，少于截至%s月的%s万元，请核对是否填成了当月数。',
		   p.name, e.month, e.executed::numeric, b.month, b.executed) AS message,
	e.executed::numeric AS stated,
	b.executed AS computed,
	e.month || '月' AS subject
FROM :"ledger".monthly_execution e
JOIN :"ledger".project p ON p.fiscal_year = e.fiscal_year AND p.project_code = e.project_code
CROSS JOIN LATERAL (
	SELECT b.month, b.executed::numeric AS executed
	FROM :"ledger".monthly_execution b
	WHERE b.fiscal_year = e.fiscal_year AND b.project_code = e.project_code AND b.month < e.month
	ORDER BY b.month DESC
	LIMIT 1
) b
WHERE e.executed::numeric < b.executed
UNION ALL
-- of an indicator a count or an amount that is to be reached; levels go up and down
SELECT a.fiscal_year, p.department_code, a.project_code, a.seq, 'cumulative_falls',
	format('指标“%s”截至%s月完成%s，少于截至%s月的%s，请核对是否填成了当月数。',
		   coalesce(i.level3, i.level2, i.seq::text), a.month, a.actual, b.month, b.actual),
	:"ext".number(a.actual), :"ext".number(b.actual), a.seq || '／' || a.month || '月'
FROM :"ledger".monthly_actual a
JOIN :"ledger".indicator i ON i.fiscal_year = a.fiscal_year AND i.project_code = a.project_code AND i.seq = a.seq
JOIN :"ledger".project p ON p.fiscal_year = a.fiscal_year AND p.project_code = a.project_code
CROSS JOIN LATERAL (
	SELECT b.month, b.actual
	FROM :"ledger".monthly_actual b
	WHERE b.fiscal_year = a.fiscal_year AND b.project_code = a.project_code AND b.seq = a.seq AND b.month < a.month
	ORDER BY b.month DESC
	LIMIT 1
) b
WHERE :"ext".comparator(coalesce(i.target, i.initial_target)) IN ('≥', '>', '=')
	AND :"ext".comparator(a.actual) = '=' AND :"ext".comparator(b.actual) = '='
	AND :"ext".unit(a.actual) = :"ext".unit(b.actual)
	AND :"ext".unit(a.actual) NOT IN ('', '%', '‰', '分')
	AND :"ext".number(a.actual) < :"ext".number(b.actual);
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_month'::text,
	'审核结果：年度中各月（review_finding的一部分，不看规则是否启用）'::text, '{}'::text[]);
