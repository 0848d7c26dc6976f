CREATE OR REPLACE VIEW :"ledger".account_structure WITH (security_invoker = true) AS
SELECT l.fiscal_year,
	l.department_code,
	d.name AS department_name,
	l.statement,
	l.line_no,
	l.name,
	l.subject_code,
	l.parent_line_no,
	l.budget::numeric AS budget_wan,
	l.amount::numeric AS amount_wan,
	l.prior_amount::numeric AS prior_amount_wan,
	:"ext".percent(l.amount::numeric, u.amount::numeric) AS share_pct,
	:"ext".percent(l.amount::numeric - l.prior_amount::numeric,
						abs(l.prior_amount::numeric)) AS growth_pct,
	:"ext".percent(l.amount::numeric, l.budget::numeric) AS completion_pct,
	l.stated_share AS stated_share_pct,
	l.stated_growth AS stated_growth_pct,
	l.stated_completion AS stated_completion_pct,
	c.children,
	c.amount AS children_amount_wan,
	l.amount::numeric - c.amount AS children_difference_wan,
	coalesce(c.partial, false) AS children_partial
FROM :"ledger".account_line l
LEFT JOIN :"ledger".department d ON d.code = l.department_code
LEFT JOIN :"ledger".account_line u
	ON u.fiscal_year = l.fiscal_year AND u.department_code = l.department_code
	AND u.statement = l.statement AND u.line_no = l.parent_line_no,
LATERAL (
	SELECT count(*)::integer AS children,
		CASE WHEN count(*) = count(c.amount) THEN :"ext".sum_wan(c.amount) END AS amount,
		bool_or(btrim(c.name, E' 　\t') LIKE '其中%') AS partial
	FROM :"ledger".account_line c
	WHERE c.fiscal_year = l.fiscal_year AND c.department_code = l.department_code
		AND c.statement = l.statement AND c.parent_line_no = l.line_no
) c;
SELECT :"ext".ledger_comment(:'ledger'::name, 'account_structure'::text,
	'部门决算结构：占上级的比重、比上年增长、完成预算，与报告所列并列'::text, ARRAY[
	'name', '科目或项目名称',
	'budget_wan', '预算数（万元）',
	'amount_wan', '决算数（万元）',
	'prior_amount_wan', '上年决算数（万元）',
	'share_pct', '占上级行的比重（百分数）',
	'growth_pct', '比上年增长（百分数，下降为负）；上年为零为空',
	'completion_pct', '完成预算（百分数）',
	'stated_share_pct', '报告所列占比（百分数）',
	'stated_growth_pct', '报告所列增长（百分数）',
	'stated_completion_pct', '报告所列完成预算（百分数）',
	'children', '下级行数',
	'children_amount_wan', '下级行决算数合计（万元），有一行未列即为空',
	'children_difference_wan', '本行减下级合计（万元）',
	'children_partial', '下级是否为“其中”项，只列一部分']::text[]);
