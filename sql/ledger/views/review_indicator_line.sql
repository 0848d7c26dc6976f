CREATE OR REPLACE VIEW :"ledger".review_indicator_line WITH (security_invoker = true) AS
SELECT i.fiscal_year, i.department_code, i.project_code, i.seq, i.rule, i.message, i.stated, i.computed, i.subject
FROM :"ledger".review_indicator_variant i
LEFT JOIN :"ledger".review_rule o ON o.rule = i.rule
WHERE i.as_hint IS NULL OR i.as_hint = (coalesce(o.severity, '提示') = '提示');
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_indicator_line'::text,
	'审核结果：指标（review_finding的一部分），同一项目五个以上指标的同一提示合为一条，逐条见review_indicator'::text, '{}'::text[]);
