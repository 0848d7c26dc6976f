-- A ledger: ordinary tables in a schema that the user names, owned by the user.
-- Nothing in it belongs to the extension, so that dumps keep the rows and
-- DROP EXTENSION cannot take them.  Names are written into the DDL with %I and
-- everything is qualified: no object planted in the schema, in public or in
-- pg_temp is ever looked at.

CREATE FUNCTION ledger_tables() RETURNS SETOF name
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 16
BEGIN ATOMIC
	SELECT unnest(ARRAY['department', 'scheme', 'scheme_part', 'scheme_item',
						'scheme_parameter', 'project', 'funding', 'indicator',
						'allocation', 'account_line', 'monthly_execution',
						'monthly_actual', 'review_rule']::name[]);
END;
COMMENT ON FUNCTION ledger_tables() IS
'names of the tables of a ledger, each after those that it refers to';

CREATE FUNCTION create_ledger(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	taken name;
BEGIN
	-- two sessions that create the same ledger: the second waits, then refuses
	PERFORM pg_advisory_xact_lock(hashtextextended('perfeval ledger ' || schema, 0));

	IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = schema) THEN
		EXECUTE format('CREATE SCHEMA %I', schema);
	END IF;

	SELECT c.relname INTO taken
	FROM pg_class c
	JOIN pg_namespace n ON n.oid = c.relnamespace
	JOIN @extschema@.ledger_tables() AS t (name) ON t.name = c.relname
	WHERE n.nspname = schema
	LIMIT 1;
	IF FOUND THEN
		RAISE duplicate_table USING
			MESSAGE = format('schema %I already holds a ledger', schema),
			DETAIL = format('Table %I.%I exists.', schema, taken),
			HINT = format('To renew its views, SELECT refresh_ledger_views(%L); for a new ledger choose another schema.', schema);
	END IF;

	PERFORM @extschema@.ledger_create_tables(schema);
	PERFORM @extschema@.ledger_comment_tables(schema);
	PERFORM @extschema@.ledger_fill_schemes(schema);
	EXECUTE format('INSERT INTO %I.review_rule SELECT * FROM @extschema@.review_rules()', schema);
	PERFORM @extschema@.refresh_ledger_views(schema);
END
$function$;
COMMENT ON FUNCTION create_ledger(name) IS
'creates a ledger: the schema if it does not exist, its tables, the common scoring schemes and its views, all owned by the calling role; 42P07 if the schema already holds a ledger';

CREATE FUNCTION ledger_create_tables(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	EXECUTE format($ddl$
		CREATE TABLE %1$I.department (
			code text CONSTRAINT department_code_unique PRIMARY KEY,
			name text NOT NULL,
			parent_code text CONSTRAINT department_parent_known
				REFERENCES %1$I.department (code),
			CONSTRAINT department_not_own_parent CHECK (parent_code <> code)
		) WITH (parallel_workers = 8);	-- small, but each row stands for projects

		CREATE TABLE %1$I.scheme (
			code text CONSTRAINT scheme_code_unique PRIMARY KEY,
			name text NOT NULL,
			budget_points numeric NOT NULL DEFAULT 10,
			CONSTRAINT scheme_budget_points_0_to_100 CHECK (budget_points BETWEEN 0 AND 100)
		);

		CREATE TABLE %1$I.scheme_part (
			scheme_code text CONSTRAINT scheme_part_scheme_known
				REFERENCES %1$I.scheme (code),
			level1 text,
			points numeric NOT NULL,
			CONSTRAINT scheme_part_unique PRIMARY KEY (scheme_code, level1),
			CONSTRAINT scheme_part_points_0_to_100 CHECK (points BETWEEN 0 AND 100)
		);

		CREATE TABLE %1$I.scheme_item (
			scheme_code text,
			level1 text,
			level2 text,
			level3 text DEFAULT '',
			points numeric NOT NULL,
			CONSTRAINT scheme_item_unique PRIMARY KEY (scheme_code, level1, level2, level3),
			CONSTRAINT scheme_item_part_known FOREIGN KEY (scheme_code, level1)
				REFERENCES %1$I.scheme_part (scheme_code, level1),
			CONSTRAINT scheme_item_points_0_to_100 CHECK (points BETWEEN 0 AND 100)
		);

		CREATE TABLE %1$I.scheme_parameter (
			scheme_code text CONSTRAINT scheme_parameter_unique PRIMARY KEY
				CONSTRAINT scheme_parameter_scheme_known REFERENCES %1$I.scheme (code),
			excellent numeric NOT NULL DEFAULT 90,
			good numeric NOT NULL DEFAULT 80,
			fair numeric NOT NULL DEFAULT 60,
			pass_rate numeric NOT NULL DEFAULT 0,
			over_achievement numeric NOT NULL DEFAULT 1.2,
			achieved_from numeric NOT NULL DEFAULT 0.8,
			partial_from numeric NOT NULL DEFAULT 0.6,
			CONSTRAINT scheme_parameter_grades_descend CHECK (excellent > good AND good > fair),
			CONSTRAINT scheme_parameter_pass_rate_0_to_1 CHECK (pass_rate BETWEEN 0 AND 1),
			CONSTRAINT scheme_parameter_over_achievement_above_1 CHECK (over_achievement > 1),
			CONSTRAINT scheme_parameter_bands_descend
				CHECK (achieved_from <= 1 AND achieved_from > partial_from AND partial_from >= 0)
		);

		CREATE TABLE %1$I.project (
			fiscal_year integer,
			project_code text,
			name text NOT NULL,
			department_code text NOT NULL CONSTRAINT project_department_known
				REFERENCES %1$I.department (code),
			kind text NOT NULL DEFAULT '项目',
			scheme_code text CONSTRAINT project_scheme_known REFERENCES %1$I.scheme (code),
			carry_in_counts boolean DEFAULT true,
			stated_rate numeric,
			stated_budget_points numeric,
			stated_total numeric,
			stated_grade text,
			CONSTRAINT project_unique PRIMARY KEY (fiscal_year, project_code),
			CONSTRAINT project_kind_known CHECK (kind IN ('项目', '部门整体', '转移支付')),
			CONSTRAINT project_fiscal_year_plausible CHECK (fiscal_year BETWEEN 1949 AND 2999)
		);

		CREATE TABLE %1$I.funding (
			fiscal_year integer,
			project_code text,
			source text,
			is_carry_in boolean DEFAULT false,
			requested @extschema@.wanyuan,
			initial_budget @extschema@.wanyuan,
			adjusted_budget @extschema@.wanyuan,
			executed @extschema@.wanyuan,
			stated_balance @extschema@.wanyuan,
			CONSTRAINT funding_source_unique PRIMARY KEY (fiscal_year, project_code, source),
			CONSTRAINT funding_project_known FOREIGN KEY (fiscal_year, project_code)
				REFERENCES %1$I.project (fiscal_year, project_code)
		);

		CREATE TABLE %1$I.indicator (
			fiscal_year integer,
			project_code text,
			seq integer,
			level1 text,
			level2 text,
			level3 text,
			initial_target @extschema@.perf_target,
			target @extschema@.perf_target,
			actual @extschema@.perf_value,
			full_mark numeric,
			self_points numeric,
			method @extschema@.perf_method DEFAULT 'proportional',
			explanation text,
			CONSTRAINT indicator_seq_unique PRIMARY KEY (fiscal_year, project_code, seq),
			CONSTRAINT indicator_project_known FOREIGN KEY (fiscal_year, project_code)
				REFERENCES %1$I.project (fiscal_year, project_code),
			CONSTRAINT indicator_seq_1_to_999999 CHECK (seq BETWEEN 1 AND 999999),
			CONSTRAINT indicator_full_mark_0_to_1000 CHECK (full_mark BETWEEN 0 AND 1000),
			CONSTRAINT indicator_self_points_within_1000
				CHECK (self_points BETWEEN -1000 AND 1000)
		);

		-- a sample of a large table tells the planner far too few projects
		ALTER TABLE %1$I.funding ALTER project_code SET (n_distinct = -0.5);
		ALTER TABLE %1$I.indicator ALTER project_code SET (n_distinct = -0.05);

		CREATE TABLE %1$I.allocation (
			fiscal_year integer,
			project_code text,
			region text,
			amount @extschema@.wanyuan,
			CONSTRAINT allocation_region_unique PRIMARY KEY (fiscal_year, project_code, region),
			CONSTRAINT allocation_project_known FOREIGN KEY (fiscal_year, project_code)
				REFERENCES %1$I.project (fiscal_year, project_code)
		);

		CREATE TABLE %1$I.account_line (
			fiscal_year integer,
			department_code text CONSTRAINT account_line_department_known
				REFERENCES %1$I.department (code),
			statement text,
			line_no integer,
			name text NOT NULL,
			subject_code text,
			parent_line_no integer,
			budget @extschema@.wanyuan,
			amount @extschema@.wanyuan,
			prior_amount @extschema@.wanyuan,
			stated_share numeric,
			stated_growth numeric,
			stated_completion numeric,
			CONSTRAINT account_line_unique
				PRIMARY KEY (fiscal_year, department_code, statement, line_no),
			CONSTRAINT account_line_parent_known
				FOREIGN KEY (fiscal_year, department_code, statement, parent_line_no)
				REFERENCES %1$I.account_line (fiscal_year, department_code, statement, line_no),
			CONSTRAINT account_line_not_own_parent CHECK (parent_line_no <> line_no),
			CONSTRAINT account_line_fiscal_year_plausible
				CHECK (fiscal_year BETWEEN 1949 AND 2999)
		);

		CREATE TABLE %1$I.monthly_execution (
			fiscal_year integer,
			project_code text,
			month integer,
			executed @extschema@.wanyuan NOT NULL,
			CONSTRAINT monthly_execution_unique PRIMARY KEY (fiscal_year, project_code, month),
			CONSTRAINT monthly_execution_project_known FOREIGN KEY (fiscal_year, project_code)
				REFERENCES %1$I.project (fiscal_year, project_code),
			CONSTRAINT monthly_execution_month_1_to_12 CHECK (month BETWEEN 1 AND 12)
		);

		CREATE TABLE %1$I.monthly_actual (
			fiscal_year integer,
			project_code text,
			seq integer,
			month integer,
			actual @extschema@.perf_value NOT NULL,
			CONSTRAINT monthly_actual_unique PRIMARY KEY (fiscal_year, project_code, seq, month),
			CONSTRAINT monthly_actual_indicator_known
				FOREIGN KEY (fiscal_year, project_code, seq)
				REFERENCES %1$I.indicator (fiscal_year, project_code, seq),
			CONSTRAINT monthly_actual_month_1_to_12 CHECK (month BETWEEN 1 AND 12)
		);

		CREATE TABLE %1$I.review_rule (
			rule text CONSTRAINT review_rule_unique PRIMARY KEY,
			name text NOT NULL,
			severity text NOT NULL,
			description text NOT NULL,
			enabled boolean NOT NULL DEFAULT true,
			CONSTRAINT review_rule_severity_known CHECK (severity IN ('错误', '警告', '提示'))
		);
		$ddl$, schema);
END
$function$;
COMMENT ON FUNCTION ledger_create_tables(name) IS
'part of create_ledger: the tables';

CREATE FUNCTION ledger_index_tables(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	missing record;
BEGIN
	FOR missing IN
		SELECT i.name, format('CREATE INDEX %I ON %I.%I ', i.name, schema, i.relation) || i.columns AS ddl
		FROM (VALUES
			('department_parent_idx', 'department', '(parent_code)'),
			('project_department_idx', 'project', '(department_code, fiscal_year)'),
			('project_code_idx', 'project', '(project_code)'),	-- in all years
			('account_line_department_idx', 'account_line', '(department_code)')
		) AS i (name, relation, columns)
		JOIN pg_namespace n ON n.nspname = schema
		JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = i.relation
		WHERE c.relkind IN ('r', 'p') AND pg_has_role(c.relowner, 'USAGE')
			AND NOT EXISTS (SELECT FROM pg_class x
							WHERE x.relnamespace = n.oid AND x.relname = i.name)
	LOOP
		EXECUTE missing.ddl;
	END LOOP;

	-- How few departments a condition on the form's 预算单位 leaves, the planner
	-- knows only of an expression that statistics are kept of.
	IF NOT EXISTS (SELECT FROM pg_statistic_ext s
				   JOIN pg_namespace n ON n.oid = s.stxnamespace
				   WHERE n.nspname = schema AND s.stxname = 'department_label')
		AND EXISTS (SELECT FROM pg_class c
					JOIN pg_namespace n ON n.oid = c.relnamespace
					WHERE n.nspname = schema AND c.relname = 'department'
						AND c.relkind IN ('r', 'p') AND pg_has_role(c.relowner, 'USAGE'))
	THEN
		EXECUTE format('CREATE STATISTICS %1$I.department_label ON (code || ''-'' || name) FROM %1$I.department',
					   schema);
		EXECUTE format('COMMENT ON STATISTICS %I.department_label IS %L', schema,
					   '供查询计划估计自评表中“预算单位”一列的条件');
	END IF;
EXCEPTION
	WHEN feature_not_supported THEN
		NULL;	-- a table that Citus distributes: only its plans are worse
END
$function$;
COMMENT ON FUNCTION ledger_index_tables(name) IS
'part of refresh_ledger_views: the indexes and statistics that the views profit from, where they are missing and the tables are the calling role''s';

CREATE FUNCTION ledger_comment_tables(schema name) RETURNS void
LANGUAGE sql STRICT
BEGIN ATOMIC
	SELECT ledger_comment(schema, t.name, t.comment, '{}'::text[])
	FROM (VALUES
		('department', '部门（单位）及其上下级关系'),
		('scheme', '评分方案'),
		('scheme_part', '评分方案的一级指标满分'),
		('scheme_item', '评分方案中二级、三级指标的满分'),
		('scheme_parameter', '评分方案的等级界限、及格线等参数；没有记录的方案用默认值'),
		('project', '项目；另有部门整体支出和转移支付的绩效评价'),
		('funding', '项目资金：每个来源一行'),
		('indicator', '绩效指标：每个指标一行'),
		('allocation', '转移支付资金按地区的分配'),
		('account_line', '部门决算各表的行'),
		('monthly_execution', '年度中项目累计执行数'),
		('monthly_actual', '年度中指标实际完成值'),
		('review_rule', '审核规则；enabled为假的规则不出审核结果')
	) AS t (name, comment);
END;
COMMENT ON FUNCTION ledger_comment_tables(name) IS
'part of create_ledger: the Chinese comments of the tables';

CREATE FUNCTION ledger_fill_schemes(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	EXECUTE format($dml$
		INSERT INTO %1$I.scheme VALUES
			('default', '项目支出自评：预算执行10、产出50、效益30、满意度10', 10),
			('cost', '项目支出自评（2021年起）：预算执行10、成本20、产出40、效益20、满意度10', 10),
			('sichuan', '部门整体自评（四川）：总体绩效65、项目绩效35，扣分项另计', 0);
		INSERT INTO %1$I.scheme_part VALUES
			('default', '产出指标', 50),
			('default', '效益指标', 30),
			('default', '满意度指标', 10),
			('cost', '成本指标', 20),
			('cost', '产出指标', 40),
			('cost', '效益指标', 20),
			('cost', '满意度指标', 10),
			('sichuan', '总体绩效', 65),
			('sichuan', '项目绩效', 35),
			('sichuan', '扣分项', 0);
		INSERT INTO %1$I.scheme_item (scheme_code, level1, level2, points) VALUES
			('sichuan', '总体绩效', '履职效能', 15),
			('sichuan', '总体绩效', '预算管理', 25),
			('sichuan', '总体绩效', '财务管理', 10),
			('sichuan', '总体绩效', '资产管理', 9),
			('sichuan', '总体绩效', '采购管理', 6),
			('sichuan', '项目绩效', '项目决策', 12),
			('sichuan', '项目绩效', '项目执行', 12),
			('sichuan', '项目绩效', '目标实现', 11);
		$dml$, schema);
END
$function$;
COMMENT ON FUNCTION ledger_fill_schemes(name) IS
'part of create_ledger: the common scoring schemes';
