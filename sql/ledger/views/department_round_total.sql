CREATE OR REPLACE VIEW :"ledger".department_round_total WITH (security_invoker = true) AS
SELECT s.fiscal_year,
	r.code AS department_code,
	r.name AS department_name,
	s.round,
	count(*)::integer AS projects,
	count(s.total)::integer AS scored_projects,
	sum(s.budget) AS budget_wan,
	round(avg(s.total), 3) AS mean_score,
	:"ext".mean_score(sum(s.total * s.weight), sum(s.weight) FILTER (WHERE s.total IS NOT NULL)) AS weighted_score,
	(count(*) FILTER (WHERE s.grade = '优'))::integer AS excellent,
	(count(*) FILTER (WHERE s.grade = '良'))::integer AS good,
	(count(*) FILTER (WHERE s.grade = '中'))::integer AS fair,
	(count(*) FILTER (WHERE s.grade = '差'))::integer AS poor,
	round(avg(s.self_total) FILTER (WHERE s.total IS NOT NULL), 3) AS self_mean_score,
	round(avg(s.rule_total) FILTER (WHERE s.total IS NOT NULL), 3) AS rule_mean_score
FROM :"ledger".department r,
-- A tree for each year that department_year names, and one, 0, for all others.  The
-- members come from one call: of a UNION ALL of two what follows is worked out anew
-- for each department above.
(SELECT 0 AS tree UNION SELECT y.fiscal_year FROM :"ledger".department_year y) t,
LATERAL :"ext".department_members(r.code, r.tableoid::regclass, t.tree) AS m (code),
LATERAL (
	SELECT s.fiscal_year,
		CASE WHEN s.fiscal_year IN (SELECT y.fiscal_year FROM :"ledger".department_year y) THEN s.fiscal_year ELSE 0 END
			AS tree,
		s.round, s.total_points AS total, s.grade,
		s.self_total_points AS self_total, s.rule_total_points AS rule_total,
		s.full_year_budget_wan AS budget, CASE WHEN s.full_year_budget_wan > 0 THEN s.full_year_budget_wan END AS weight
	FROM :"ledger".project_round_score s
	WHERE s.department_code = m.code
		AND NOT EXISTS (SELECT FROM :"ledger".project_kind k
						WHERE k.name = s.kind AND NOT k.counts_scores)
	OFFSET 0
) s
WHERE s.tree = t.tree
GROUP BY s.fiscal_year, r.code, s.round;
SELECT :"ext".ledger_comment(:'ledger'::name, 'department_round_total'::text,
	'各轮评分的部门汇总：每个部门每年每轮一行，含下级部门；只计列有该轮的项目'::text, ARRAY[
	'projects', '列有该轮的项目个数（含下级部门）',
	'scored_projects', '该轮有总分的项目个数',
	'budget_wan', '这些项目的全年预算数合计（万元）',
	'mean_score', '该轮总分的算术平均',
	'weighted_score', '该轮总分按全年预算数加权的平均',
	'excellent', '该轮为优的项目个数',
	'good', '该轮为良的项目个数',
	'fair', '该轮为中的项目个数',
	'poor', '该轮为差的项目个数',
	'self_mean_score', '同一批有总分项目的自评总分的算术平均',
	'rule_mean_score', '同一批有总分项目的规则总分的算术平均']::text[]);
