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
		WHEN c.kind IN ('growth', 'mixed_rate', 'cagr') THEN 'text_growth'
		WHEN c.kind = 'product' THEN 'text_product'
		WHEN c.kind IN ('rate', 'completion', 'ratio') THEN 'text_rate'
		WHEN c.kind IN ('diff', 'pp', 'balance') THEN 'text_difference'
		WHEN c.kind = 'score' THEN 'text_score'
		WHEN c.kind IN ('compare', 'direction') THEN 'text_compare'
		WHEN c.kind = 'same' THEN 'text_repeated'
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
WHERE a.verdict = 'fails'
UNION ALL
-- last year's date in a report that elsewhere has this year's
SELECT t.fiscal_year, t.department_code, nullif(t.project_code, ''), t.seq, 'text_year',
	format('正文写“%s”，同一报告别处为截至%s年12月31日，疑为上年旧稿。', y.quote, t.fiscal_year),
	t.fiscal_year - 1, t.fiscal_year, concat_ws('／', nullif(t.section, ''), t.seq, y.at), t.section,
	y.at, y.at + char_length(y.quote) - 1, y.quote
FROM :"ledger".report_text t,
LATERAL (
	SELECT position(d.quote IN t.body) AS at, d.quote
	FROM (VALUES (format('截至%s年12月31日', t.fiscal_year - 1))) AS d (quote)
) y
WHERE y.at > 0
	AND EXISTS (
		SELECT FROM :"ledger".report_text o
		WHERE o.fiscal_year = t.fiscal_year AND o.department_code = t.department_code AND o.project_code = t.project_code
			AND position(format('截至%s年12月31日', o.fiscal_year) IN o.body) > 0
	);
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_prose'::text,
	'审核结果：报告正文（review_finding的一部分，不看规则是否启用）'::text, '{}'::text[]);
