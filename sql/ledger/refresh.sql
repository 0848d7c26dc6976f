-- The views of a ledger.  Each part creates its views by CREATE OR REPLACE, so
-- that grants and what depends on them stay.  All names are qualified, all
-- columns are of built-in types.
--
-- Indicators and funding are summed by LATERAL subqueries, one index scan for
-- each project: a department's rows are read alone when only they are asked
-- for.  Workers are kept out of such a subquery, but not out of the functions
-- that department_total calls for each department.  OFFSET 0 keeps a computed
-- value from being computed anew wherever it is used.

CREATE FUNCTION refresh_ledger_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	existing name;
	before name[];
BEGIN
	IF NOT EXISTS (SELECT FROM pg_class c
				   JOIN pg_namespace n ON n.oid = c.relnamespace
				   WHERE n.nspname = schema AND c.relname = 'indicator') THEN
		RAISE undefined_table USING
			MESSAGE = format('schema %I holds no ledger', schema),
			HINT = format('To create one, SELECT create_ledger(%L).', schema);
	END IF;

	-- before views are locked: this waits for who writes to the tables
	PERFORM @extschema@.ledger_index_tables(schema);

	-- A query locks a view before the views that it stands on.  Take the locks
	-- in that order, newest first, so that a reader is waited for and not
	-- deadlocked with.  LOCK would go on to the tables; setting again what is
	-- set locks the view alone.
	FOR existing IN
		SELECT c.relname
		FROM pg_class c
		JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE n.nspname = schema AND c.relkind = 'v'
			AND 'security_invoker=true' = ANY (c.reloptions)
			AND pg_has_role(c.relowner, 'USAGE')
		ORDER BY c.oid DESC
	LOOP
		EXECUTE format('ALTER VIEW %I.%I SET (security_invoker = true)', schema, existing);
	END LOOP;

	before := ARRAY(SELECT c.relname
					FROM pg_class c
					JOIN pg_namespace n ON n.oid = c.relnamespace
					WHERE n.nspname = schema AND c.relkind = 'v');
	PERFORM @extschema@.ledger_score_views(schema);
	PERFORM @extschema@.ledger_department_views(schema);
	PERFORM @extschema@.ledger_form_views(schema);
	PERFORM @extschema@.ledger_check_views(schema);
	PERFORM @extschema@.ledger_year_views(schema);
	PERFORM @extschema@.ledger_monitoring_views(schema);
	PERFORM @extschema@.ledger_review_views(schema);

	-- who reads a view must be able to read those that it has come to stand on
	PERFORM @extschema@.ledger_copy_grants(schema, v.old, v.new)
	FROM (VALUES ('project_score', 'project_tally'), ('review_project', 'review_funding')) AS v (old, new)
	WHERE v.old = ANY (before) AND v.new <> ALL (before);
END
$function$;
COMMENT ON FUNCTION refresh_ledger_views(name) IS
'creates or replaces the views of a ledger, as the calling role, adds the indexes that an older version did not make (which waits for who writes to the table), grants the views that are new to the readers of those that stand on them, and touches no data; where a new version takes a column out of a view PostgreSQL refuses to replace it: drop that view, then call again';

CREATE FUNCTION ledger_copy_grants(schema name, old text, new text) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	reader record;
BEGIN
	FOR reader IN
		SELECT CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS name,
			CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END AS option
		FROM pg_class c
		JOIN pg_namespace n ON n.oid = c.relnamespace
		CROSS JOIN LATERAL aclexplode(c.relacl) g
		LEFT JOIN pg_roles r ON r.oid = g.grantee
		WHERE n.nspname = schema AND c.relname = old
			AND g.privilege_type = 'SELECT' AND g.grantee <> c.relowner
	LOOP
		EXECUTE format('GRANT SELECT ON %I.%I TO ', schema, new) || reader.name || reader.option;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION ledger_copy_grants(name, text, text) IS
'part of refresh_ledger_views: lets those who may read one view of a ledger read another';

CREATE FUNCTION percent(part numeric, whole numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- so many decimals that rounding happens once; not STRICT, to be inlined
RETURN round(part * 100.00000000000000000000000000000000 / nullif(whole, 0), 2);
COMMENT ON FUNCTION percent(numeric, numeric) IS
'part ÷ whole in percent, rounded half away from zero to 2 decimals; NULL where the whole is 0 or either is NULL';

CREATE FUNCTION is_total_row(label text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- Most labels name a source or a region: the patterns are for the others.  Before
-- the word for a total only what every row of the table has in common may stand
-- (a year, the project, money); a name or a kind makes it one part of several.
RETURN CASE WHEN label LIKE '%计%' OR label LIKE '%总%' THEN CASE
	WHEN translate(fold_cell(label), ' :：', '') ~ (
		'^(\(?([0-9]|一|二|三|四|五|六|七|八|九|十)+(、|\.|\)))?('
		'((本|当|全|[0-9]{4})?年(度|初)?|实施期|中期|(本|各)?(部门|单位|项目(?!支出))|整体|预计|计划|实际'
		'|(全|各)(省|市|县|区|州|盟|旗|国|地|、|\(|\))+'
		'|(财政)?(资金|预算|支出|收入|投资|经费|金额)数?|来源|分配|下达|安排|到位|概算)*'
		'((合计|总计|共计|总(额|量|数))(数|金额|资金)?|总(合计|资金|预算|支出|收入|投资|经费|金额)额?)+'
		')(\([^()]*\))*$') THEN true
	-- of one source or place
	WHEN translate(fold_cell(label), ' :：', '') ~
		'(小计|(省|市|县|区|州|盟|旗|级)\)?(合计|总计|共计)数?)(\([^()]*\))*$' THEN NULL
	ELSE false END
	ELSE false END;
COMMENT ON FUNCTION is_total_row(text) IS
'whether the label of a funding or allocation row says that it is the total of the others, not one more part: 合计, 年度资金总额：, 部门整体支出总额, 项目总投资, 全省合计. NULL for the subtotal of a source or a place, 中央资金小计 and 市本级合计. 基本支出总额 and 其他资金合计 are parts; false for NULL';

CREATE FUNCTION ledger_score_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.indicator_score WITH (security_invoker = true) AS
		SELECT i.fiscal_year,
			p.department_code,
			i.project_code,
			p.name AS project_name,
			i.seq,
			i.level1,
			i.level2,
			i.level3,
			t.target::text AS target_text,
			@extschema@.comparator(t.target) AS comparator,
			@extschema@.number(t.target) AS target_number,
			@extschema@.unit(t.target) AS unit,
			i.actual::text AS actual_text,
			@extschema@.number(i.actual) AS actual_number,
			@extschema@.meets(i.actual, t.target) AS met,
			round(@extschema@.completion_rate(i.actual, t.target) * 100, 2) AS completion_rate_pct,
			i.full_mark AS full_mark_points,
			i.self_points,
			r.rule_points,
			i.self_points - r.rule_points AS difference_points,
			coalesce(i.method::text, 'proportional') AS method,
			i.explanation
		FROM %1$I.indicator i
		JOIN %1$I.project p ON p.fiscal_year = i.fiscal_year AND p.project_code = i.project_code
		LEFT JOIN %1$I.scheme_parameter sp ON sp.scheme_code = p.scheme_code
		CROSS JOIN LATERAL (SELECT coalesce(i.target, i.initial_target) AS target) t
		CROSS JOIN LATERAL (
			SELECT @extschema@.rule_points(i.actual, t.target, i.full_mark, i.self_points, i.method,
										   coalesce(sp.pass_rate, 0), sp.achieved_from,
										   sp.partial_from) AS rule_points
		) r;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'indicator_score',
		'指标得分：每个指标一行，自评得分与规则得分并列', '{}'::text[]);

	-- All that the rows of a project add up to, for project_score and the review.
	-- What a query does not ask for is not computed; i stays out of its plan where
	-- none of its columns is wanted.
	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.project_tally WITH (security_invoker = true) AS
		SELECT p.fiscal_year,
			p.project_code,
			p.name AS project_name,
			p.department_code,
			d.name AS department_name,
			p.kind,
			p.scheme_code,
			p.carry_in_counts,
			p.stated_rate AS stated_rate_pct,
			p.stated_budget_points,
			p.stated_total AS stated_total_points,
			p.stated_grade,
			s.budget_points AS budget_full_mark_points,
			sp.excellent,
			sp.good,
			sp.fair,
			f.initial_budget AS initial_budget_wan,
			f.budget AS full_year_budget_wan,
			f.executed AS executed_wan,
			f.budget_points,
			f.likely_total,
			coalesce((i.tally).indicators, 0) AS indicators,
			coalesce((i.tally).undecided, 0) AS undecided_indicators,
			(i.tally).full_mark AS full_mark_points,
			CASE WHEN i.complete THEN (i.tally).self_points END AS self_indicator_points,
			CASE WHEN i.complete THEN (i.tally).rule_points END AS rule_indicator_points,
			i.level1_marks,
			i.repeated_targets
		FROM %1$I.project p
		LEFT JOIN %1$I.department d ON d.code = p.department_code
		LEFT JOIN %1$I.scheme s ON s.code = p.scheme_code
		LEFT JOIN %1$I.scheme_parameter sp ON sp.scheme_code = p.scheme_code
		CROSS JOIN LATERAL (
			SELECT (f.tally).initial_budget AS initial_budget,
				(f.tally).budget AS budget,
				(f.tally).executed AS executed,
				(f.tally).likely_total AS likely_total,
				CASE s.budget_points WHEN 0 THEN 0.00 ELSE (f.tally).points END AS budget_points
			FROM (
				SELECT @extschema@.tally_funding(f.requested, f.initial_budget, f.adjusted_budget,
					f.executed, @extschema@.is_total_row(f.source), s.budget_points) AS tally
				FROM %1$I.funding f
				WHERE f.fiscal_year = p.fiscal_year
					AND f.project_code = p.project_code
					AND (f.is_carry_in IS NOT TRUE OR p.carry_in_counts IS NOT FALSE)
				OFFSET 0
			) f
			OFFSET 0
		) f
		-- points count where, beside rows without a full mark, the full marks are complete
		LEFT JOIN LATERAL (
			SELECT i.tally,
				i.level1_marks,
				i.repeated_targets,
				(i.tally).marked = (i.tally).indicators
					OR (i.tally).full_mark + s.budget_points = 100 AS complete
			FROM (
				SELECT @extschema@.tally(i.actual, coalesce(i.target, i.initial_target),
						i.full_mark, i.self_points, i.method, coalesce(sp.pass_rate, 0),
						sp.achieved_from, sp.partial_from) AS tally,
					@extschema@.level1_marks(i.level1, i.full_mark) AS level1_marks,
					@extschema@.repeated_targets(i.actual, coalesce(i.target, i.initial_target))
						AS repeated_targets
				FROM %1$I.indicator i
				WHERE i.fiscal_year = p.fiscal_year AND i.project_code = p.project_code
				OFFSET 0
			) i
		) i ON true;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'project_tally',
		'项目各行的合计（project_score和审核结果的一部分）', ARRAY[
		'likely_total', '三个以上资金来源中是否有一个等于其余之和（可能是没有识别的总额行）',
		'level1_marks', '一级指标的满分，如“产出指标50、效益指标30”',
		'repeated_targets', '实际完成值全部与指标值相同时定量指标的个数，否则为0']);

	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.project_score WITH (security_invoker = true) AS
		SELECT p.fiscal_year,
			p.department_code,
			p.department_name,
			p.project_code,
			p.project_name,
			p.kind,
			p.budget_points,
			p.self_indicator_points,
			p.budget_points + p.self_indicator_points AS self_total_points,
			@extschema@.grade(p.budget_points + p.self_indicator_points,
							  t.thresholds)::text AS self_grade,
			p.rule_indicator_points,
			p.budget_points + p.rule_indicator_points AS rule_total_points,
			@extschema@.grade(p.budget_points + p.rule_indicator_points,
							  t.thresholds)::text AS rule_grade,
			p.self_indicator_points - p.rule_indicator_points AS difference_points,
			p.scheme_code,
			p.full_mark_points,
			p.indicators,
			p.undecided_indicators,
			p.initial_budget_wan,
			p.full_year_budget_wan,
			p.executed_wan,
			p.full_year_budget_wan - p.executed_wan AS balance_wan,
			@extschema@.percent(p.executed_wan, p.full_year_budget_wan) AS execution_rate_pct,
			p.budget_full_mark_points,
			p.stated_rate_pct,
			p.stated_budget_points,
			p.stated_total_points,
			p.stated_grade
		FROM %1$I.project_tally p
		CROSS JOIN LATERAL (
			SELECT CASE WHEN p.excellent IS NULL THEN ARRAY[90, 80, 60]::numeric[]
				ELSE ARRAY[p.excellent, p.good, p.fair] END AS thresholds
		) t;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'project_score',
		'项目得分：每个项目一行，自评与规则并列；分数、预算或评分方案不全的项目没有总分和等级', '{}'::text[]);

	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.project_execution WITH (security_invoker = true) AS
		SELECT fiscal_year, department_code, department_name, project_code, project_name,
			initial_budget_wan, full_year_budget_wan, executed_wan, balance_wan,
			execution_rate_pct, budget_points AS execution_points, kind
		FROM %1$I.project_score;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'project_execution',
		'项目预算执行情况：每个项目一行，金额单位万元', '{}'::text[]);
END
$function$;
COMMENT ON FUNCTION ledger_score_views(name) IS
'part of refresh_ledger_views: indicator_score, project_score, project_execution';

CREATE FUNCTION rollup_weight(fiscal_year integer) RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 400
-- STRICT keeps it from being inlined
RETURN true;
COMMENT ON FUNCTION rollup_weight(integer) IS
'true; a condition on the rows of a function that much work stands behind. The planner takes a function that is called for each row of another table for free; by the COST of this condition it sees that a department is worth summing only once, and by several workers';

CREATE FUNCTION ledger_department_views(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	-- UNION ends the walk at a department seen before, so a cycle ends too.
	-- OFFSET 0 keeps the walk to look-ups by index; STRICT keeps the function
	-- from being inlined, so that workers can call it.  ROWS: a department is a
	-- member of all above it, so the mean is the mean depth.
	EXECUTE format($ddl$
		CREATE OR REPLACE FUNCTION %1$I.department_members(code text) RETURNS SETOF text
		LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 4
		BEGIN ATOMIC
			WITH RECURSIVE member (code) AS (
				SELECT department_members.code
				UNION
				SELECT d.code
				FROM member m
				CROSS JOIN LATERAL (
					SELECT d.code FROM %1$I.department d WHERE d.parent_code = m.code OFFSET 0
				) d)
			SELECT m.code FROM member m;
		END
		$ddl$, schema);
	EXECUTE format('COMMENT ON FUNCTION %I.department_members(text) IS %L', schema,
				   '部门及其全部下级部门的代码；上级关系成环时每个部门只出现一次');

	EXECUTE format($ddl$
		CREATE OR REPLACE FUNCTION %1$I.department_depth(code text) RETURNS integer
		LANGUAGE sql STABLE STRICT PARALLEL SAFE
		BEGIN ATOMIC
			WITH RECURSIVE line (code, parent_code) AS (
				SELECT d.code, d.parent_code
				FROM %1$I.department d
				WHERE d.code = department_depth.code
				UNION
				SELECT d.code, d.parent_code
				FROM line l
				CROSS JOIN LATERAL (
					SELECT d.code, d.parent_code
					FROM %1$I.department d
					WHERE d.code = l.parent_code OFFSET 0
				) d)
			SELECT CASE WHEN bool_or(l.parent_code IS NULL) THEN count(*)::integer END
			FROM line l;
		END
		$ddl$, schema);
	EXECUTE format('COMMENT ON FUNCTION %I.department_depth(text) IS %L', schema,
				   '部门的层级，最上级为1；上级关系成环为空');

	-- A function, as workers are kept out of a LATERAL subquery.  ROWS, of which
	-- rollup_weight() is taken to let one in three through: ten years.  For fewer
	-- the planner gathers the departments of all workers in the order of their
	-- codes, and each worker waits for the others.
	EXECUTE format($ddl$
		CREATE OR REPLACE FUNCTION %1$I.department_own(code text)
		RETURNS TABLE (fiscal_year integer, projects bigint, budget numeric, executed numeric,
					   balance numeric, known_executed numeric, known_budget numeric,
					   self_total numeric, self_scored bigint, self_weighted numeric,
					   self_budget numeric, rule_total numeric, rule_scored bigint,
					   rule_weighted numeric, rule_budget numeric,
					   self_excellent bigint, self_good bigint, self_fair bigint, self_poor bigint,
					   rule_excellent bigint, rule_good bigint, rule_fair bigint, rule_poor bigint,
					   unknown bigint, undecided numeric,
					   own_budget numeric, own_self numeric, own_rule numeric)
		LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 30
		BEGIN ATOMIC
			SELECT p.fiscal_year,
				count(*) FILTER (WHERE p.counts) AS projects,
				sum(p.budget) FILTER (WHERE p.counts) AS budget,
				sum(p.executed) FILTER (WHERE p.counts) AS executed,
				sum(p.balance) FILTER (WHERE p.counts) AS balance,
				sum(p.executed) FILTER (WHERE p.counts AND p.balance IS NOT NULL) AS known_executed,
				sum(p.budget) FILTER (WHERE p.counts AND p.balance IS NOT NULL) AS known_budget,
				sum(p.self_total) FILTER (WHERE p.counts) AS self_total,
				count(p.self_total) FILTER (WHERE p.counts) AS self_scored,
				sum(p.self_total * p.budget) FILTER (WHERE p.counts) AS self_weighted,
				sum(p.budget) FILTER (WHERE p.counts AND p.self_total IS NOT NULL) AS self_budget,
				sum(p.rule_total) FILTER (WHERE p.counts) AS rule_total,
				count(p.rule_total) FILTER (WHERE p.counts) AS rule_scored,
				sum(p.rule_total * p.budget) FILTER (WHERE p.counts) AS rule_weighted,
				sum(p.budget) FILTER (WHERE p.counts AND p.rule_total IS NOT NULL) AS rule_budget,
				count(*) FILTER (WHERE p.counts AND p.self_grade = '优') AS self_excellent,
				count(*) FILTER (WHERE p.counts AND p.self_grade = '良') AS self_good,
				count(*) FILTER (WHERE p.counts AND p.self_grade = '中') AS self_fair,
				count(*) FILTER (WHERE p.counts AND p.self_grade = '差') AS self_poor,
				count(*) FILTER (WHERE p.counts AND p.rule_grade = '优') AS rule_excellent,
				count(*) FILTER (WHERE p.counts AND p.rule_grade = '良') AS rule_good,
				count(*) FILTER (WHERE p.counts AND p.rule_grade = '中') AS rule_fair,
				count(*) FILTER (WHERE p.counts AND p.rule_grade = '差') AS rule_poor,
				count(*) FILTER (WHERE p.counts AND p.balance IS NULL) AS unknown,
				coalesce(sum(p.undecided) FILTER (WHERE p.counts), 0) AS undecided,
				sum(p.budget) FILTER (WHERE NOT p.counts) AS own_budget,
				avg(p.self_total) FILTER (WHERE NOT p.counts) AS own_self,
				avg(p.rule_total) FILTER (WHERE NOT p.counts) AS own_rule
			FROM (
				SELECT p.fiscal_year,
					p.kind <> '部门整体' AS counts,
					p.full_year_budget_wan AS budget,
					p.executed_wan AS executed,
					p.balance_wan AS balance,
					p.self_total_points AS self_total,
					p.rule_total_points AS rule_total,
					p.self_grade,
					p.rule_grade,
					p.undecided_indicators AS undecided
				FROM %1$I.project_score p
				WHERE p.department_code = department_own.code
				OFFSET 0
			) p
			GROUP BY p.fiscal_year;
		END
		$ddl$, schema);
	EXECUTE format('COMMENT ON FUNCTION %I.department_own(text) IS %L', schema,
				   '部门本身（不含下级）各年项目的合计，供department_total用');

	EXECUTE format($ddl$
		CREATE OR REPLACE VIEW %1$I.department_total WITH (security_invoker = true) AS
		SELECT o.fiscal_year,
			r.code AS department_code,
			r.name AS department_name,
			r.parent_code,
			%1$I.department_depth(r.code) AS depth,
			sum(o.projects)::integer AS projects,
			sum(o.budget) AS budget_wan,
			sum(o.executed) AS executed_wan,
			sum(o.balance) AS balance_wan,
			@extschema@.percent(sum(o.known_executed), sum(o.known_budget)) AS execution_rate_pct,
			round(sum(o.self_total) * 1.00000000000000000000 / nullif(sum(o.self_scored), 0), 3)
				AS self_mean_score,
			round(sum(o.self_weighted) * 1.00000000000000000000 / nullif(sum(o.self_budget), 0), 3)
				AS self_weighted_score,
			round(sum(o.rule_total) * 1.00000000000000000000 / nullif(sum(o.rule_scored), 0), 3)
				AS rule_mean_score,
			round(sum(o.rule_weighted) * 1.00000000000000000000 / nullif(sum(o.rule_budget), 0), 3)
				AS rule_weighted_score,
			sum(o.self_excellent)::integer AS self_excellent,
			sum(o.self_good)::integer AS self_good,
			sum(o.self_fair)::integer AS self_fair,
			sum(o.self_poor)::integer AS self_poor,
			sum(o.rule_excellent)::integer AS rule_excellent,
			sum(o.rule_good)::integer AS rule_good,
			sum(o.rule_fair)::integer AS rule_fair,
			sum(o.rule_poor)::integer AS rule_poor,
			sum(o.unknown)::integer AS unknown_execution,
			sum(o.undecided)::integer AS undecided_indicators,
			sum(o.own_budget) FILTER (WHERE m.code = r.code) AS own_budget_wan,
			round(sum(o.own_self) FILTER (WHERE m.code = r.code), 3) AS own_self_score,
			round(sum(o.own_rule) FILTER (WHERE m.code = r.code), 3) AS own_rule_score
		FROM %1$I.department r
		CROSS JOIN LATERAL %1$I.department_members(r.code) AS m (code)
		JOIN %1$I.department d ON d.code = m.code
		CROSS JOIN LATERAL %1$I.department_own(d.code) AS o
		WHERE @extschema@.rollup_weight(o.fiscal_year)
		GROUP BY o.fiscal_year, r.code;
		$ddl$, schema);
	PERFORM @extschema@.ledger_comment(schema, 'department_total',
		'部门汇总：每个部门每年一行，含全部下级部门的项目；部门整体支出另列，不与项目相加', '{}'::text[]);
END
$function$;
COMMENT ON FUNCTION ledger_department_views(name) IS
'part of refresh_ledger_views: department_total';
