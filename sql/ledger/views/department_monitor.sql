CREATE OR REPLACE VIEW :"ledger".department_monitor WITH (security_invoker = true) AS
SELECT o.fiscal_year,
	r.code AS department_code,
	r.name AS department_name,
	CASE WHEN EXISTS (SELECT FROM :"ledger".department_year y WHERE y.fiscal_year = o.fiscal_year AND y.code = r.code)
		THEN (SELECT y.parent_code FROM :"ledger".department_year y WHERE y.fiscal_year = o.fiscal_year AND y.code = r.code)
		ELSE r.parent_code END AS parent_code,
	o.month,
	sum(o.projects)::integer AS projects,
	sum(o.budget) AS budget_wan,
	sum(o.executed) AS executed_wan,
	:"ext".percent(sum(o.known_executed), sum(o.known_budget)) AS execution_rate_pct,
	round(o.month * 100 / 12.0, 2) AS time_rate_pct,
	:"ext".budget_light_wan(sum(o.known_executed), sum(o.known_budget), o.month)
		AS budget_light,
	sum(o.red)::integer AS red_projects,
	sum(o.yellow)::integer AS yellow_projects,
	sum(o.green)::integer AS green_projects,
	sum(o.undecided)::integer AS undecided_projects,
	make_date(o.fiscal_year, o.month, 1) AS month_date,
	:"ext".light_order(:"ext".budget_light_wan(sum(o.known_executed), sum(o.known_budget), o.month))
		AS budget_light_order
FROM :"ledger".department r,
-- A tree for each year that department_year names, and one, 0, for all others.  The
-- members come from one call: of a UNION ALL of two what follows is worked out anew
-- for each department above.
(SELECT 0 AS tree UNION SELECT y.fiscal_year FROM :"ledger".department_year y) t,
LATERAL :"ext".department_members(r.code, r.tableoid::regclass, t.tree) AS m (code),
-- what a department has of its own: worked out once, remembered for all above it
LATERAL (
	SELECT p.fiscal_year,
		CASE WHEN p.fiscal_year IN (SELECT y.fiscal_year FROM :"ledger".department_year y) THEN p.fiscal_year ELSE 0 END
			AS tree,
		p.month,
		count(*) AS projects,
		sum(p.full_year_budget_wan) AS budget,
		sum(p.executed_wan) AS executed,
		sum(p.executed_wan) FILTER (WHERE p.full_year_budget_wan IS NOT NULL)
			AS known_executed,
		sum(p.full_year_budget_wan) FILTER (WHERE p.executed_wan IS NOT NULL)
			AS known_budget,
		count(*) FILTER (WHERE p.project_light = '红') AS red,
		count(*) FILTER (WHERE p.project_light = '黄') AS yellow,
		count(*) FILTER (WHERE p.project_light = '绿') AS green,
		count(*) FILTER (WHERE p.project_light IS NULL) AS undecided
	FROM :"ledger".project_monitor p
	WHERE p.department_code = m.code
		AND NOT EXISTS (SELECT FROM :"ledger".project_kind k WHERE k.name = p.kind AND NOT k.counts_money)
	GROUP BY p.fiscal_year, p.month
) o
WHERE o.tree = t.tree
GROUP BY o.fiscal_year, r.code, o.month;
SELECT :"ext".ledger_comment(:'ledger'::name, 'department_monitor'::text,
	'部门运行监控：每个部门每月一行，含下级部门；只计该月有记录的项目；上下级重复，各行不可相加'::text, ARRAY[
	'projects', '该月有记录的项目个数',
	'executed_wan', '截至该月末的累计执行数合计（万元）',
	'time_rate_pct', '时间进度（百分数）',
	'budget_light', '预算灯：红、黄、绿',
	'red_projects', '红灯项目个数',
	'yellow_projects', '黄灯项目个数',
	'green_projects', '绿灯项目个数',
	'undecided_projects', '无法判断的项目个数']::text[]);
