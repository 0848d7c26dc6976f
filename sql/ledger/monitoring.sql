-- Monitoring during the year: lights for the budget, the indicators and the
-- project (绩效运行监控).

CREATE FUNCTION budget_light_wan(executed numeric, budget numeric, month integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- not STRICT, to be inlined
RETURN CASE
	WHEN executed IS NULL OR NOT coalesce(budget > 0 AND month BETWEEN 1 AND 12, false) THEN NULL
	WHEN executed * 1200 < 60 * month * budget THEN '红'
	WHEN executed * 1200 < 80 * month * budget THEN '黄'
	ELSE '绿' END;
COMMENT ON FUNCTION budget_light_wan(numeric, numeric, integer) IS
'budget_light() of numbers of 万元, whatever their size; NULL where one of them is NULL';

CREATE FUNCTION budget_light(executed wanyuan, budget wanyuan, month integer) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN budget_light_wan(executed::numeric, budget::numeric, month);
COMMENT ON FUNCTION budget_light(wanyuan, wanyuan, integer) IS
'light of the budget after so many months: v = execution rate ÷ (month/12), in percent; below 60 红, below 80 黄, else 绿; NULL without a positive budget or for a month outside 1 to 12';

CREATE FUNCTION indicator_light(actual perf_value, target perf_target, month integer) RETURNS text
	AS 'MODULE_PATHNAME', 'perf_indicator_light'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION indicator_light(perf_value, perf_target, integer) IS
'light of an indicator after so many months. Targets ≥ > =: v = actual ÷ (target × month/12), in percent; below 60 红, below 80 黄, below 120 绿, else 蓝. Targets ≤ < and ranges: within 绿, else 红. Text targets: achieved 绿, partial 黄, missed 红. NULL where it cannot be decided';

CREATE FUNCTION worst_light(lights text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- not STRICT, to be inlined
RETURN CASE WHEN '红' = ANY (lights) THEN '红'
	WHEN '黄' = ANY (lights) THEN '黄'
	WHEN '绿' = ANY (lights) OR '蓝' = ANY (lights) THEN '绿' END;
COMMENT ON FUNCTION worst_light(text[]) IS
'light of a project of the lights of its budget and its indicators: 红 if any is, else 黄 if any is, else 绿; NULL if none is known';

CREATE FUNCTION ledger_monitoring_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.indicator_monitor WITH (security_invoker = true) AS
		SELECT a.fiscal_year,
			p.department_code,
			a.project_code,
			p.name AS project_name,
			a.month,
			a.seq,
			i.level1,
			i.level2,
			i.level3,
			t.target::text AS target_text,
			a.actual::text AS actual_text,
			round(@extschema@.completion_rate(a.actual, t.target) * 100, 2) AS completion_rate_pct,
			round(a.month * 100 / 12.0, 2) AS time_rate_pct,
			@extschema@.indicator_light(a.actual, t.target, a.month) AS light
		FROM %1$I.monthly_actual a
		JOIN %1$I.indicator i
			ON i.fiscal_year = a.fiscal_year AND i.project_code = a.project_code AND i.seq = a.seq
		JOIN %1$I.project p
			ON p.fiscal_year = a.fiscal_year AND p.project_code = a.project_code
		CROSS JOIN LATERAL (SELECT coalesce(i.target, i.initial_target) AS target) t;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'indicator_monitor',
		'指标运行监控：每个指标每月一行', ARRAY[
		'actual_text', '截至该月末的实际完成值',
		'time_rate_pct', '时间进度（百分数）',
		'light', '指标灯：红、黄、绿、蓝；无法判断为空']);

	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.project_monitor WITH (security_invoker = true) AS
		SELECT p.fiscal_year,
			p.department_code,
			p.department_name,
			p.project_code,
			p.project_name,
			p.kind,
			m.month,
			p.full_year_budget_wan,
			e.executed::numeric AS executed_wan,
			@extschema@.percent(e.executed::numeric, p.full_year_budget_wan) AS execution_rate_pct,
			round(m.month * 100 / 12.0, 2) AS time_rate_pct,
			b.light AS budget_light,
			i.red AS red_indicators,
			i.yellow AS yellow_indicators,
			i.green AS green_indicators,
			i.blue AS blue_indicators,
			i.undecided AS undecided_indicators,
			@extschema@.worst_light(i.lights || b.light) AS project_light
		FROM %1$I.project_execution p
		CROSS JOIN LATERAL (
			SELECT e.month
			FROM %1$I.monthly_execution e
			WHERE e.fiscal_year = p.fiscal_year AND e.project_code = p.project_code
			UNION
			SELECT a.month
			FROM %1$I.monthly_actual a
			WHERE a.fiscal_year = p.fiscal_year AND a.project_code = p.project_code
		) m
		LEFT JOIN LATERAL (
			SELECT e.executed
			FROM %1$I.monthly_execution e
			WHERE e.fiscal_year = p.fiscal_year AND e.project_code = p.project_code
				AND e.month = m.month
			OFFSET 0
		) e ON true
		CROSS JOIN LATERAL (
			SELECT @extschema@.budget_light_wan(e.executed::numeric, p.full_year_budget_wan,
												m.month) AS light
		) b
		CROSS JOIN LATERAL (
			SELECT (count(*) FILTER (WHERE i.light = '红'))::integer AS red,
				(count(*) FILTER (WHERE i.light = '黄'))::integer AS yellow,
				(count(*) FILTER (WHERE i.light = '绿'))::integer AS green,
				(count(*) FILTER (WHERE i.light = '蓝'))::integer AS blue,
				(count(*) FILTER (WHERE i.light IS NULL))::integer AS undecided,
				coalesce(array_agg(i.light), '{}') AS lights
			FROM %1$I.indicator_monitor i
			WHERE i.fiscal_year = p.fiscal_year AND i.project_code = p.project_code
				AND i.month = m.month
		) i;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'project_monitor',
		'项目运行监控：每个项目每月一行', ARRAY[
		'executed_wan', '截至该月末的累计执行数（万元）',
		'time_rate_pct', '时间进度（百分数）',
		'budget_light', '预算灯：红、黄、绿',
		'red_indicators', '红灯指标个数',
		'yellow_indicators', '黄灯指标个数',
		'green_indicators', '绿灯指标个数',
		'blue_indicators', '蓝灯指标个数',
		'undecided_indicators', '无法判断的指标个数',
		'project_light', '项目灯：有红为红，否则有黄为黄，否则为绿']);

	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.department_monitor WITH (security_invoker = true) AS
		SELECT o.fiscal_year,
			r.code AS department_code,
			r.name AS department_name,
			r.parent_code,
			o.month,
			sum(o.projects)::integer AS projects,
			sum(o.budget) AS budget_wan,
			sum(o.executed) AS executed_wan,
			@extschema@.percent(sum(o.known_executed), sum(o.known_budget)) AS execution_rate_pct,
			round(o.month * 100 / 12.0, 2) AS time_rate_pct,
			@extschema@.budget_light_wan(sum(o.known_executed), sum(o.known_budget), o.month)
				AS budget_light,
			sum(o.red)::integer AS red_projects,
			sum(o.yellow)::integer AS yellow_projects,
			sum(o.green)::integer AS green_projects,
			sum(o.undecided)::integer AS undecided_projects
		FROM %1$I.department r
		CROSS JOIN LATERAL %1$I.department_members(r.code) AS m (code)
		-- what a department has of its own: worked out once, remembered for all above it
		CROSS JOIN LATERAL (
			SELECT p.fiscal_year,
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
			FROM %1$I.project_monitor p
			WHERE p.department_code = m.code AND p.kind <> '部门整体'
			GROUP BY p.fiscal_year, p.month
		) o
		GROUP BY o.fiscal_year, r.code, o.month;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'department_monitor',
		'部门运行监控：每个部门每月一行，含下级部门；只计该月有记录的项目', ARRAY[
		'projects', '该月有记录的项目个数',
		'executed_wan', '截至该月末的累计执行数合计（万元）',
		'time_rate_pct', '时间进度（百分数）',
		'budget_light', '预算灯：红、黄、绿',
		'red_projects', '红灯项目个数',
		'yellow_projects', '黄灯项目个数',
		'green_projects', '绿灯项目个数',
		'undecided_projects', '无法判断的项目个数']);
END
$function$;
COMMENT ON FUNCTION ledger_monitoring_views(name) IS
'part of refresh_ledger_views: indicator_monitor, project_monitor, department_monitor';
