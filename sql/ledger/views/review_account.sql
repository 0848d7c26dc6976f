-- The rules about a line are in C, see finding.c: a statement is read once.
CREATE OR REPLACE VIEW :"ledger".review_account WITH (security_invoker = true) AS
SELECT a.fiscal_year,
	a.department_code,
	NULL::text AS project_code,
	(a.finding).seq,
	(a.finding).rule,
	(a.finding).message,
	(a.finding).stated,
	(a.finding).computed,
	(a.finding).subject
FROM (
	SELECT l.fiscal_year, l.department_code,
		:"ext".each_finding(:"ext".account_findings(l.line_no, l.name, l.parent_line_no, l.budget, l.amount, l.prior_amount,
			l.stated_share, l.stated_growth, l.stated_completion, l.statement)) AS finding
	FROM :"ledger".account_line l
	GROUP BY l.fiscal_year, l.department_code, l.statement
) a
UNION ALL
SELECT s.fiscal_year, s.department_code, s.project_code, s.seq, s.rule, s.message, s.stated, s.computed, s.subject
FROM :"ledger".review_structure s;
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_account'::text,
	'内部：审核结果：部门决算、部门关系和评分方案（review_finding的一部分，不看规则是否启用）'::text, '{}'::text[]);
