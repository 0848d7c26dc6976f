CREATE OR REPLACE VIEW :"ledger".review_finding WITH (security_invoker = true) AS
SELECT f.fiscal_year,
	f.department_code,
	f.project_code,
	f.seq,
	f.rule,
	s.severity,
	f.message,
	f.stated,
	f.computed,
	coalesce(o.name, r.name) AS rule_name,
	CASE s.severity WHEN '错误' THEN 1 WHEN '警告' THEN 2 WHEN '提示' THEN 3 END AS severity_order,
	f.subject,
	a.answer,
	f.section,
	f.span_start,
	f.span_end,
	f.quote
-- apart, as in review_part
FROM (WITH apart AS (SELECT) SELECT * FROM :"ledger".review_part) f
JOIN :"ext".review_rules() r ON r.rule = f.rule
LEFT JOIN :"ledger".review_rule o ON o.rule = f.rule
CROSS JOIN LATERAL (SELECT coalesce(o.severity, r.severity) AS severity) s
-- An answer is to the figures that it was given to, and an error that is said to be
-- mended and is still there is open.
LEFT JOIN :"ledger".review_answer a
	ON a.fiscal_year = coalesce(f.fiscal_year, 0)
	AND a.department_code = coalesce(f.department_code, '')
	AND a.project_code = coalesce(f.project_code, '')
	AND a.subject = f.subject
	AND a.rule = f.rule
	AND a.stated IS NOT DISTINCT FROM f.stated
	AND a.computed IS NOT DISTINCT FROM f.computed
	AND NOT (a.answer = '已整改' AND s.severity = '错误')
WHERE o.enabled IS NOT FALSE
	AND (f.as_hint IS NULL OR f.as_hint = (s.severity = '提示'));
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_finding'::text,
	'审核结果：每条一行，规则见review_rule，可停用'::text, ARRAY[
	'severity_order', '严重程度的次序：1错误、2警告、3提示',
	'answer', '现在有效的答复（确认、已整改、不属实），见review_answer；'
		'没有答复、答复后数已改变、称已整改而错误仍在的为空']::text[]);
