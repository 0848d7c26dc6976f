CREATE OR REPLACE VIEW :"ledger".project_flat WITH (security_invoker = true) AS
SELECT p.fiscal_year,
	p.project_code,
	p.project_name,
	p.kind,
	p.department_code,
	p.department_name,
	l.codes[1] AS level1_code,
	l.names[1] AS level1_name,
	l.codes[2] AS level2_code,
	l.names[2] AS level2_name,
	l.codes[3] AS level3_code,
	l.names[3] AS level3_name,
	l.codes[4] AS level4_code,
	l.names[4] AS level4_name,
	array_to_string(l.names, '／') AS department_path,
	CASE WHEN k.counts_money IS NOT FALSE THEN p.initial_budget_wan END AS initial_budget_wan,
	CASE WHEN k.counts_money IS NOT FALSE THEN p.full_year_budget_wan END AS full_year_budget_wan,
	CASE WHEN k.counts_money IS NOT FALSE THEN p.executed_wan END AS executed_wan,
	CASE WHEN k.counts_money IS NOT FALSE THEN p.balance_wan END AS balance_wan,
	p.execution_rate_pct,
	CASE WHEN k.counts_scores IS NOT FALSE THEN p.self_total_points END AS self_total_points,
	CASE WHEN k.counts_scores IS NOT FALSE THEN p.self_grade END AS self_grade,
	CASE WHEN k.counts_scores IS NOT FALSE THEN p.rule_total_points END AS rule_total_points,
	CASE WHEN k.counts_scores IS NOT FALSE THEN p.rule_grade END AS rule_grade,
	CASE WHEN k.counts_scores IS NOT FALSE THEN p.difference_points END AS difference_points,
	p.indicators,
	CASE WHEN k.counts_scores IS NOT FALSE THEN p.undecided_indicators END AS undecided_indicators,
	1 AS projects
FROM :"ledger".project_score p
JOIN :"ledger".department d ON d.code = p.department_code
LEFT JOIN :"ledger".project_kind k ON k.name = p.kind,
LATERAL :"ext".department_line(d.code, d.tableoid::regclass, p.fiscal_year) AS l
WHERE k.counts_money IS NOT FALSE OR k.counts_scores IS NOT FALSE;
SELECT :"ext".ledger_comment(:'ledger'::name, 'project_flat'::text,
	'项目平表：每个计入部门汇总的项目每年一行，金额和个数可以相加；附各级部门，供BI工具逐级展开'::text, ARRAY[
	'level1_code', '第一级（最上级）部门代码', 'level1_name', '第一级（最上级）部门名称',
	'level2_code', '第二级部门代码', 'level2_name', '第二级部门名称',
	'level3_code', '第三级部门代码', 'level3_name', '第三级部门名称',
	'level4_code', '第四级部门代码', 'level4_name', '第四级部门名称',
	'department_path', '从最上级到本部门的名称，以“／”相连；上级关系成环时从环上的一个部门起',
	'self_total_points', '自评总分（不可相加）', 'rule_total_points', '规则总分（不可相加）',
	'execution_rate_pct', '执行率（百分数，不可相加）',
	'projects', '项目个数，恒为1，供相加']::text[]);
