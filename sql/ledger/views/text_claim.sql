CREATE OR REPLACE VIEW :"ledger".text_claim WITH (security_invoker = true) AS
SELECT t.fiscal_year,
	t.department_code,
	nullif(t.project_code, '') AS project_code,
	t.section,
	t.seq,
	c.claim_no,
	c.kind,
	c.span_start,
	c.span_end,
	c.quote,
	c.label,
	array_to_string(c.operands, '；') AS operands,
	c.stated,
	c.stated_unit,
	c.computed,
	c.difference,
	c.allowance,
	c.verdict,
	c.reason,
	c.formula,
	c.message
FROM :"ledger".report_text t
CROSS JOIN LATERAL :"ext".review_text(t.body) c;
SELECT :"ext".ledger_comment(:'ledger'::name, 'text_claim'::text,
	'正文中可核对的说法：合计、占比、增长率、执行率、差额、得分等，每处一行'::text, '{}'::text[]);
