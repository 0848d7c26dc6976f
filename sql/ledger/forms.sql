-- The official forms as views, with the forms' own Chinese column names.

CREATE FUNCTION ledger_form_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I."项目支出绩效自评表" WITH (security_invoker = true) AS
		SELECT p.fiscal_year AS "预算年度",
			p.project_code AS "项目代码",
			p.name AS "项目名称",
			coalesce(m.code || '-' || m.name, d.code || '-' || d.name) AS "主管部门及代码",
			d.code || '-' || d.name AS "预算单位",
			l.line_no AS "行次",
			l.part AS "栏目",
			l.source AS "资金来源",
			l.requested AS "目标申报数",
			l.initial_budget AS "预算编制数",
			l.budget AS "全年预算数",
			l.executed AS "全年执行数",
			l.budget - l.executed AS "资金结(转)余",
			@extschema@.percent(l.executed, l.budget) AS "执行率",
			l.level1 AS "一级指标",
			l.level2 AS "二级指标",
			l.level3 AS "三级指标",
			l.initial_target AS "年初指标值",
			l.target AS "调整后指标值",
			l.actual AS "实际完成值",
			l.full_mark AS "分值",
			l.points AS "得分",
			l.grade AS "等级",
			l.explanation AS "偏差原因分析及改进措施"
		FROM %1$I.project p
		JOIN %1$I.department d ON d.code = p.department_code
		LEFT JOIN %1$I.department m ON m.code = d.parent_code
		LEFT JOIN %1$I.scheme s ON s.code = p.scheme_code
		CROSS JOIN LATERAL (
			SELECT 1 AS line_no, '资金' AS part, '资金总额' AS source,
				f.requested, e.initial_budget_wan AS initial_budget,
				e.full_year_budget_wan AS budget, e.executed_wan AS executed,
				NULL::text AS level1, NULL::text AS level2, NULL::text AS level3,
				NULL::text AS initial_target, NULL::text AS target, NULL::text AS actual,
				s.budget_points AS full_mark, e.execution_points AS points,
				NULL::text AS grade, NULL::text AS explanation
			FROM %1$I.project_execution e
			CROSS JOIN LATERAL (
				SELECT (@extschema@.tally_funding(f.requested, f.initial_budget, f.adjusted_budget,
					f.executed, @extschema@.is_total_row(f.source), NULL::numeric)).requested
				FROM %1$I.funding f
				WHERE f.fiscal_year = p.fiscal_year AND f.project_code = p.project_code
					AND (f.is_carry_in IS NOT TRUE OR p.carry_in_counts IS NOT FALSE)
			) f
			WHERE e.fiscal_year = p.fiscal_year AND e.project_code = p.project_code
			UNION ALL
			-- as the forms list them: the year's public money, what was carried in, others
			SELECT 1 + (row_number() OVER (
					ORDER BY CASE WHEN f.source ~ '其他|其它' THEN 4
								WHEN f.is_carry_in OR f.source ~ '结转' THEN 3
								WHEN f.source ~ '财政|预算|拨款' THEN 1 ELSE 2 END, f.source))::integer,
				'资金', f.source, f.requested::numeric, f.initial_budget::numeric,
				coalesce(f.adjusted_budget, f.initial_budget)::numeric, f.executed::numeric,
				NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
			FROM %1$I.funding f
			WHERE f.fiscal_year = p.fiscal_year AND f.project_code = p.project_code
				AND @extschema@.is_total_row(f.source) IS NOT TRUE
			UNION ALL
			SELECT 1000 + i.seq, '指标', NULL, NULL, NULL, NULL, NULL,
				i.level1, i.level2, i.level3, i.initial_target::text,
				coalesce(i.target, i.initial_target)::text, i.actual::text,
				i.full_mark, i.self_points, NULL, i.explanation
			FROM %1$I.indicator i
			WHERE i.fiscal_year = p.fiscal_year AND i.project_code = p.project_code
			UNION ALL
			SELECT 1001000, '总分', NULL, NULL, NULL, NULL, NULL,
				NULL, NULL, NULL, NULL, NULL, NULL,
				s.budget_points + t.full_mark_points, t.self_total_points, t.self_grade, NULL
			FROM %1$I.project_score t
			WHERE t.fiscal_year = p.fiscal_year AND t.project_code = p.project_code
		) l;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, '项目支出绩效自评表',
		'项目支出绩效自评表：按预算年度、项目代码、行次排序即为一张表；金额单位万元', ARRAY[
		'预算年度', '预算年度',
		'项目代码', '项目代码',
		'项目名称', '项目名称',
		'主管部门及代码', '主管部门代码和名称（没有上级的部门为其本身）',
		'预算单位', '预算单位代码和名称',
		'行次', '表内行次：1为资金总额，其后为各资金来源，1001起为指标，1001000为总分',
		'栏目', '资金、指标、总分',
		'资金来源', '资金来源',
		'目标申报数', '年初预算数：目标申报数（万元）',
		'预算编制数', '年初预算数：预算编制数（万元）',
		'全年预算数', '全年预算数（万元）：有调整取调整后预算数，否则取预算编制数',
		'全年执行数', '全年执行数（万元）',
		'资金结(转)余', '资金结（转）余（万元）＝全年预算数－全年执行数',
		'执行率', '执行率（百分数）＝全年执行数÷全年预算数',
		'一级指标', '一级指标',
		'二级指标', '二级指标',
		'三级指标', '三级指标',
		'年初指标值', '年初指标值',
		'调整后指标值', '调整后指标值，未调整取年初指标值',
		'实际完成值', '实际完成值',
		'分值', '分值：资金总额行为预算执行满分，总分行为满分合计',
		'得分', '自评得分；资金总额行为预算执行得分，总分行为自评总分',
		'等级', '自评等级',
		'偏差原因分析及改进措施', '偏差原因分析及改进措施']);

	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I."部门绩效汇总表" WITH (security_invoker = true) AS
		SELECT t.fiscal_year AS "预算年度",
			t.department_code AS "部门代码",
			t.department_name AS "部门名称",
			t.parent_code AS "上级部门代码",
			t.depth AS "层级",
			t.projects AS "项目个数",
			t.budget_wan AS "全年预算数",
			t.executed_wan AS "全年执行数",
			t.balance_wan AS "资金结(转)余",
			t.execution_rate_pct AS "执行率",
			t.self_mean_score AS "自评平均分",
			t.self_weighted_score AS "自评加权平均分",
			t.self_excellent AS "自评优",
			t.self_good AS "自评良",
			t.self_fair AS "自评中",
			t.self_poor AS "自评差",
			t.rule_mean_score AS "规则平均分",
			t.rule_weighted_score AS "规则加权平均分",
			t.rule_excellent AS "规则优",
			t.rule_good AS "规则良",
			t.rule_fair AS "规则中",
			t.rule_poor AS "规则差",
			t.own_budget_wan AS "部门整体预算数",
			t.own_self_score AS "部门整体自评分"
		FROM %1$I.department_total t;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, '部门绩效汇总表',
		'部门绩效汇总表：每个部门每年一行，含下级部门；金额单位万元', ARRAY[
		'预算年度', '预算年度',
		'部门代码', '部门（单位）代码',
		'部门名称', '部门（单位）名称',
		'上级部门代码', '上级部门代码，最上级为空',
		'层级', '部门层级，最上级为1',
		'项目个数', '项目个数（含下级部门，不含部门整体）',
		'全年预算数', '全年预算数合计（万元）',
		'全年执行数', '全年执行数合计（万元）',
		'资金结(转)余', '资金结（转）余合计（万元）',
		'执行率', '执行率（百分数）',
		'自评平均分', '自评总分的算术平均',
		'自评加权平均分', '自评总分按全年预算数加权的平均',
		'自评优', '自评为优的项目个数',
		'自评良', '自评为良的项目个数',
		'自评中', '自评为中的项目个数',
		'自评差', '自评为差的项目个数',
		'规则平均分', '规则总分的算术平均',
		'规则加权平均分', '规则总分按全年预算数加权的平均',
		'规则优', '规则得分为优的项目个数',
		'规则良', '规则得分为良的项目个数',
		'规则中', '规则得分为中的项目个数',
		'规则差', '规则得分为差的项目个数',
		'部门整体预算数', '本部门整体支出的全年预算数（万元），不与项目相加',
		'部门整体自评分', '本部门整体支出的自评总分']);
END
$function$;
COMMENT ON FUNCTION ledger_form_views(name) IS
'part of refresh_ledger_views: the official forms 项目支出绩效自评表 and 部门绩效汇总表';
