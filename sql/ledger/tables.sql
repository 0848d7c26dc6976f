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
	\ir tables/department.sql
	\ir tables/scheme.sql
	\ir tables/scheme_part.sql
	\ir tables/scheme_item.sql
	\ir tables/scheme_parameter.sql
	\ir tables/project.sql
	\ir tables/funding.sql
	\ir tables/indicator.sql
	\ir tables/allocation.sql
	\ir tables/account_line.sql
	\ir tables/monthly_execution.sql
	\ir tables/monthly_actual.sql
	\ir tables/review_rule.sql
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
	SELECT ledger_comment(schema, t.name::text, ''::text, '{}'::text[])
	FROM ledger_tables() AS t (name);
END;
COMMENT ON FUNCTION ledger_comment_tables(name) IS
'part of create_ledger: the Chinese comments of the columns of its tables';

CREATE FUNCTION ledger_fill_schemes(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	\ir tables/scheme_rows.sql
END
$function$;
COMMENT ON FUNCTION ledger_fill_schemes(name) IS
'part of create_ledger: the common scoring schemes';
