-- What is printed beside a source; for what is printed for the project as a whole see review_project.
CREATE OR REPLACE VIEW :"ledger".review_arrival WITH (security_invoker = true) AS
SELECT p.fiscal_year,
	p.department_code,
	p.project_code,
	NULL::integer AS seq,
	d.rule,
	format('项目“%s”%s', p.name, d.source) ||
	CASE d.rule
		WHEN 'arrival_rate_differs' THEN
			CASE WHEN f.computed IS NULL
				THEN format('预算数为零，到位率无法计算，却列%s%%。', f.stated)
				ELSE format('所列到位率%s%%，到位数%s万元除以预算数%s万元为%s%%。',
							f.stated, d.arrived::numeric, d.budget, f.computed) END
		WHEN 'source_rate_differs' THEN
			CASE WHEN f.computed IS NULL
				THEN format('%s数为零，执行率无法计算，却列%s%%。', d.base_name, f.stated)
				ELSE format('所列执行率%s%%，执行数%s万元除以%s数%s万元为%s%%。',
							f.stated, d.executed, d.base_name, d.base, f.computed) END
		WHEN 'rate_base_differs' THEN
			format('所列执行率%s%%，以%s数为分母应为%s%%，所列只合另一种分母。',
				   f.stated, d.base_name, f.computed)
		WHEN 'source_points_differ' THEN
			format('所列得分%s分，按执行率应为%s分。', f.stated, coalesce(f.computed::text, '零或不计'))
		WHEN 'executed_over_arrived' THEN
			format('执行数%s万元，超过到位数%s万元。', f.stated, f.computed)
	END AS message,
	f.stated,
	f.computed,
	d.source AS subject
FROM :"ledger".project p,
LATERAL (
	SELECT d.source, d.arrived, d.stated_arrival_rate, d.stated_rate, d.stated_points,
		v.budget, v.executed, v.base_name, v.base, r.arrival_rate, r.rate, w.points,
		:"ext".each_rule(array_remove(ARRAY[
			CASE WHEN NOT :"ext".printed(r.arrival_rate, d.stated_arrival_rate)
					OR v.budget = 0 AND d.stated_arrival_rate <> 0
				THEN 'arrival_rate_differs' END,
			CASE WHEN NOT :"ext".printed(r.rate, d.stated_rate)
					OR v.base = 0 AND d.stated_rate <> 0
				THEN CASE WHEN :"ext".printed(r.other_rate, d.stated_rate) AND r.rate IS NOT NULL
					THEN 'rate_base_differs' ELSE 'source_rate_differs' END END,
			CASE WHEN NOT :"ext".printed(w.points, d.stated_points)
					OR v.base = 0 AND d.stated_points <> 0
				THEN 'source_points_differ' END,
			CASE WHEN v.executed > d.arrived::numeric THEN 'executed_over_arrived' END
		]::text[], NULL)) AS rule
	FROM :"ledger".funding_detail d
	JOIN :"ledger".funding u
		ON u.fiscal_year = d.fiscal_year AND u.project_code = d.project_code AND u.source = d.source
	LEFT JOIN :"ledger".project_detail pd
		ON pd.fiscal_year = d.fiscal_year AND pd.project_code = d.project_code,
	LATERAL (
		SELECT b.budget, u.executed::numeric AS executed,
			CASE pd.rate_base WHEN '到位' THEN '到位' ELSE '预算' END AS base_name,
			CASE pd.rate_base WHEN '到位' THEN d.arrived::numeric ELSE b.budget END AS base,
			CASE pd.rate_base WHEN '到位' THEN b.budget ELSE d.arrived::numeric END AS other_base
		FROM (SELECT coalesce(u.adjusted_budget, u.initial_budget)::numeric AS budget) b
	) v,
	-- a share of a base of zero is printed as 0, or not at all
	LATERAL (
		SELECT v.executed * 100.00000000000000000000000000000000 / nullif(v.base, 0) AS rate,
			v.executed * 100.00000000000000000000000000000000 / nullif(v.other_base, 0) AS other_rate,
			d.arrived::numeric * 100.00000000000000000000000000000000 / nullif(v.budget, 0) AS arrival_rate
	) r,
	LATERAL (
		-- least() and greatest() pass over NULL
		SELECT CASE WHEN r.rate * d.full_mark IS NOT NULL
			THEN least(greatest(round(r.rate * d.full_mark / 100, 2), 0), d.full_mark) END AS points
	) w
	WHERE d.fiscal_year = p.fiscal_year AND d.project_code = p.project_code
) d,
LATERAL (
	SELECT CASE d.rule
			WHEN 'arrival_rate_differs' THEN d.stated_arrival_rate
			WHEN 'source_points_differ' THEN d.stated_points
			WHEN 'executed_over_arrived' THEN d.executed
			ELSE d.stated_rate
		END AS stated,
		CASE d.rule
			WHEN 'arrival_rate_differs' THEN round(d.arrival_rate, 2)
			WHEN 'source_points_differ' THEN d.points
			WHEN 'executed_over_arrived' THEN d.arrived::numeric
			ELSE round(d.rate, 2)
		END AS computed
) f
WHERE :"ext".has_rows(NULL:::"ledger".funding_detail);
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_arrival'::text,
	'审核结果：资金到位和各来源的执行率、得分（review_finding的一部分，不看规则是否启用）'::text, '{}'::text[]);
