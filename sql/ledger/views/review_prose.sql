CREATE OR REPLACE VIEW :"ledger".review_prose WITH (security_invoker = true) AS
SELECT c.fiscal_year,
	c.department_code,
	c.project_code,
	c.seq,
	CASE
		WHEN c.reason = 'rounding' THEN 'text_rounding'
		WHEN c.reason IN ('truncated', 'trimmed_to_100') THEN 'text_truncated'
		WHEN c.reason = 'doubled_unit' THEN 'text_doubled_unit'
		WHEN c.kind IN ('sum', 'count', 'items') THEN 'text_sum'
		WHEN c.kind IN ('share', 'share_sum') THEN 'text_share'
		WHEN c.kind IN ('growth', 'mixed_rate') THEN 'text_growth'
		WHEN c.kind IN ('rate', 'completion', 'ratio') THEN 'text_rate'
		WHEN c.kind IN ('diff', 'pp', 'balance') THEN 'text_difference'
		WHEN c.kind = 'score' THEN 'text_score'
		WHEN c.kind IN ('compare', 'direction') THEN 'text_compare'
		ELSE 'text_unit'
	END AS rule,
	c.message,
	c.stated,
	c.computed,
	-- words stay what they are where the text before them is edited
	concat_ws('／', nullif(c.section, ''), left(c.quote, 200)) AS subject,
	c.section,
	c.span_start,
	c.span_end,
	c.quote
FROM :"ledger".text_claim c
WHERE c.verdict = 'fails' OR c.reason = 'rounding'
UNION ALL
SELECT r.fiscal_year, r.department_code, r.project_code, r.seq, 'text_repeated',
	format('“%s”在正文各处的数字不同：%s（%s）。', r.label, r.numbers, r.unit),
	NULL, NULL, concat_ws('／', nullif(r.section, ''), left(r.quote, 200)), r.section, r.span_start, r.span_end, r.quote
FROM :"ledger".text_repeated_figure r
UNION ALL
SELECT a.fiscal_year, a.department_code, a.project_code, a.seq, 'text_ledger_' || a.item, a.message,
	a.stated, a.recorded, concat_ws('／', nullif(a.section, ''), left(a.quote, 200)), a.section, a.span_start, a.span_end, a.quote
FROM :"ledger".text_against_ledger a
WHERE a.verdict = 'fails';
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_prose'::text,
	'审核结果：报告正文（review_finding的一部分，不看规则是否启用）'::text, '{}'::text[]);
