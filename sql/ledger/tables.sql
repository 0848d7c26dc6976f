-- A ledger: ordinary tables in a schema that the user names, owned by the user.
-- Nothing in it belongs to the extension, so that dumps keep the rows and
-- DROP EXTENSION cannot take them.  Names are written into the DDL with %I and
-- everything is qualified: no object planted in the schema, in public or in
-- pg_temp is ever looked at.

CREATE FUNCTION ledger_tables() RETURNS SETOF name
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 32
BEGIN ATOMIC
	SELECT unnest(ARRAY['department', 'department_year', 'scheme', 'scheme_part', 'scheme_item',
						'scheme_parameter', 'project_kind', 'project', 'project_detail',
						'project_contact', 'project_period', 'project_bond', 'project_round',
						'fund_management', 'funding', 'funding_detail', 'funding_place', 'indicator',
						'indicator_detail', 'indicator_round', 'allocation',
						'allocation_item', 'account_line', 'monthly_execution',
						'monthly_actual', 'review_rule', 'review_answer', 'form_label',
						'indicator_text', 'load_history', 'load_history_row', 'report_text',
						'kept_state', 'kept_stale', 'kept_score', 'kept_department', 'kept_finding']::name[]);
END;
COMMENT ON FUNCTION ledger_tables() IS
'names of the tables of a ledger, each after those that it refers to';

CREATE FUNCTION require_ledger(schema name, kind text, relation name) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	IF to_regclass(format('%I.%I', schema, relation)) IS NULL THEN
		RAISE undefined_table USING
			MESSAGE = format('schema %I holds no ledger with a %s %I', schema, kind, relation),
			HINT = format('To create or renew a ledger, SELECT create_ledger(%1$L) or refresh_ledger_views(%1$L).', schema);
	END IF;
END
$function$;
COMMENT ON FUNCTION require_ledger(name, text, name) IS
'part of what reads a ledger by the name of its schema: 42P01 where the table or view that it reads first is not there';

CREATE FUNCTION require_given(call text, example text, given jsonb) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	missing text := (SELECT string_agg(g.key, ', ' ORDER BY g.key) FROM jsonb_each_text(given) g WHERE g.value IS NULL);
BEGIN
	IF missing IS NOT NULL THEN
		RAISE null_value_not_allowed USING
			MESSAGE = format('%s wants values for its arguments, not NULL', call),
			DETAIL = format('NULL was given for: %s. Nothing was done.', missing),
			HINT = format('For example: SELECT * FROM %s(%s).', call, example);
	END IF;
END
$function$;
COMMENT ON FUNCTION require_given(text, text, jsonb) IS
'part of what changes or checks a ledger: 22004 where an argument is NULL, as no answer would look like nothing to do';

CREATE FUNCTION create_ledger(schema name) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	taken name;
BEGIN
	PERFORM @extschema@.require_given('create_ledger', '''city''', jsonb_build_object('schema', schema));
	PERFORM @extschema@.require_empty_strings();

	-- two sessions that create the same ledger: the second waits, then refuses
	PERFORM pg_advisory_xact_lock(hashtextextended('perfeval ledger ' || schema, 0));

	SELECT c.relname INTO taken
	FROM pg_class c
	JOIN pg_namespace n ON n.oid = c.relnamespace
	JOIN @extschema@.ledger_tables() WITH ORDINALITY AS t (name, place) ON t.name = c.relname
	WHERE n.nspname = schema
	ORDER BY t.place
	LIMIT 1;
	IF FOUND THEN
		RAISE duplicate_table USING
			MESSAGE = format('schema %I already holds a ledger', schema),
			DETAIL = format('Table %I.%I exists.', schema, taken),
			HINT = format('To renew its views, SELECT refresh_ledger_views(%L); for a new ledger choose another schema.', schema);
	END IF;

	IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = schema) THEN
		IF NOT has_database_privilege(current_database(), 'CREATE') THEN
			RAISE insufficient_privilege USING
				MESSAGE = format('role %I may not create schema %I', current_user, schema),
				HINT = format('The owner of the database can GRANT CREATE ON DATABASE %I TO %I, or create the schema:'
							  ' CREATE SCHEMA %I AUTHORIZATION %2$I.', current_database(), current_user, schema);
		END IF;
		EXECUTE format('CREATE SCHEMA %I', schema);
	ELSIF NOT has_schema_privilege(schema, 'CREATE') OR NOT has_schema_privilege(schema, 'USAGE') THEN
		RAISE insufficient_privilege USING
			MESSAGE = format('role %I may not create tables in schema %I', current_user, schema),
			HINT = format('The owner of the schema can GRANT CREATE, USAGE ON SCHEMA %I TO %I.', schema, current_user);
	END IF;

	PERFORM @extschema@.ledger_create_tables(schema);
	PERFORM @extschema@.ledger_comment_tables(schema);
	PERFORM @extschema@.ledger_fill_schemes(schema);
	EXECUTE format('INSERT INTO %I.review_rule SELECT * FROM @extschema@.review_rules()', schema);
	PERFORM @extschema@.refresh_ledger_views(schema);
END
$function$;
COMMENT ON FUNCTION create_ledger(name) IS
'creates a ledger: the schema if it does not exist, its tables, the common scoring schemes and its views, all owned by the '
'calling role; 42P07 if the schema already holds a ledger, 42501 if the role may not create it';

CREATE FUNCTION ledger_create_table(schema name, relation name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	IF relation = 'department' THEN
		\ir tables/department.sql
	ELSIF relation = 'department_year' THEN
		\ir tables/department_year.sql
	ELSIF relation = 'scheme' THEN
		\ir tables/scheme.sql
	ELSIF relation = 'scheme_part' THEN
		\ir tables/scheme_part.sql
	ELSIF relation = 'scheme_item' THEN
		\ir tables/scheme_item.sql
	ELSIF relation = 'scheme_parameter' THEN
		\ir tables/scheme_parameter.sql
	ELSIF relation = 'project_kind' THEN
		\ir tables/project_kind.sql
	ELSIF relation = 'project' THEN
		\ir tables/project.sql
	ELSIF relation = 'project_detail' THEN
		\ir tables/project_detail.sql
	ELSIF relation = 'project_contact' THEN
		\ir tables/project_contact.sql
	ELSIF relation = 'project_period' THEN
		\ir tables/project_period.sql
	ELSIF relation = 'project_bond' THEN
		\ir tables/project_bond.sql
	ELSIF relation = 'project_round' THEN
		\ir tables/project_round.sql
	ELSIF relation = 'fund_management' THEN
		\ir tables/fund_management.sql
	ELSIF relation = 'funding' THEN
		\ir tables/funding.sql
	ELSIF relation = 'funding_detail' THEN
		\ir tables/funding_detail.sql
	ELSIF relation = 'funding_place' THEN
		\ir tables/funding_place.sql
	ELSIF relation = 'indicator' THEN
		\ir tables/indicator.sql
	ELSIF relation = 'indicator_detail' THEN
		\ir tables/indicator_detail.sql
	ELSIF relation = 'indicator_round' THEN
		\ir tables/indicator_round.sql
	ELSIF relation = 'allocation' THEN
		\ir tables/allocation.sql
	ELSIF relation = 'allocation_item' THEN
		\ir tables/allocation_item.sql
	ELSIF relation = 'account_line' THEN
		\ir tables/account_line.sql
	ELSIF relation = 'monthly_execution' THEN
		\ir tables/monthly_execution.sql
	ELSIF relation = 'monthly_actual' THEN
		\ir tables/monthly_actual.sql
	ELSIF relation = 'review_rule' THEN
		\ir tables/review_rule.sql
	ELSIF relation = 'review_answer' THEN
		\ir tables/review_answer.sql
	ELSIF relation = 'report_text' THEN
		\ir tables/report_text.sql
	ELSIF relation = 'form_label' THEN
		\ir tables/form_label.sql
	ELSIF relation = 'indicator_text' THEN
		\ir tables/indicator_text.sql
	ELSIF relation = 'load_history' THEN
		\ir tables/load_history.sql
	ELSIF relation = 'load_history_row' THEN
		\ir tables/load_history_row.sql
	ELSIF relation = 'kept_state' THEN
		\ir tables/kept_state.sql
	ELSIF relation = 'kept_stale' THEN
		\ir tables/kept_stale.sql
	ELSIF relation = 'kept_score' THEN
		\ir tables/kept_score.sql
	ELSIF relation = 'kept_department' THEN
		\ir tables/kept_department.sql
	ELSIF relation = 'kept_finding' THEN
		\ir tables/kept_finding.sql
	END IF;
	IF relation IN ('project_contact', 'load_history', 'load_history_row') THEN
		PERFORM @extschema@.ledger_keep_private(schema, relation);
	END IF;
END
$function$;
COMMENT ON FUNCTION ledger_create_table(name, name) IS
'part of create_ledger and refresh_ledger_views: one of the tables of ledger_tables()';

CREATE FUNCTION ledger_keep_private(schema name, relation name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	grantee record;
BEGIN
	FOR grantee IN
		SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END AS name
		FROM pg_class c
		CROSS JOIN aclexplode(c.relacl) a
		WHERE c.oid = format('%I.%I', schema, relation)::regclass AND a.grantee <> c.relowner
	LOOP
		EXECUTE format('REVOKE ALL ON %I.%I FROM %s', schema, relation, grantee.name);
	END LOOP;
END
$function$;
COMMENT ON FUNCTION ledger_keep_private(name, name) IS
'part of create_ledger: takes from a new table what default privileges grant on it';

CREATE FUNCTION ledger_create_tables(schema name) RETURNS void
LANGUAGE sql STRICT
BEGIN ATOMIC
	SELECT ledger_create_table(schema, t.name)
	FROM ledger_tables() AS t (name);
END;
COMMENT ON FUNCTION ledger_create_tables(name) IS
'part of create_ledger: the tables';

-- An older version made a ledger without some tables.  What has the name of one
-- of these and is none of ours is the user's: it is named and left alone.  Each
-- table of ours has its name in that of its primary key.  Who had rights on the
-- table that a new one stands beside has them on the new one; where that one
-- keeps rows from some readers, the new one shows none until it has policies.
CREATE FUNCTION ledger_add_tables(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	added record;
BEGIN
	FOR added IN
		SELECT t.name, t.beside, t.granted, c.oid AS taken, c.relkind, b.relrowsecurity AS by_row
		FROM (VALUES
			('department_year'::name, 'department'::name, true),
			('project_kind', 'scheme', true),
			('project_detail', 'project', true),
			('project_contact', 'project', false),	-- personal data
			('project_period', 'project', true),
			('project_bond', 'project', true),
			('project_round', 'project', true),
			('fund_management', 'project', true),
			('funding_detail', 'funding', true),
			('funding_place', 'funding', true),
			('indicator_detail', 'indicator', true),
			('indicator_round', 'indicator', true),
			('report_text', 'project', true),
			('review_answer', 'project', true),
			('allocation_item', 'allocation', true),
			('form_label', 'scheme', true),
			('indicator_text', 'indicator', true),
			('load_history', 'project', false),	-- with rows of all tables
			('load_history_row', 'project', false),
			('kept_state', 'project', false),	-- rows of all tables, each table with a policy of its own
			('kept_stale', 'project', false),
			('kept_score', 'project', false),
			('kept_department', 'project', false),
			('kept_finding', 'project', false)
		) AS t (name, beside, granted)
		JOIN @extschema@.ledger_tables() WITH ORDINALITY AS o (name, place) ON o.name = t.name
		JOIN pg_namespace n ON n.nspname = schema
		LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = t.name
		LEFT JOIN pg_class b ON b.relnamespace = n.oid AND b.relname = t.beside
		ORDER BY o.place
	LOOP
		-- over foreign tables there are no keys
		CONTINUE WHEN added.relkind IN ('f', 'p') OR added.relkind = 'r'
			AND EXISTS (SELECT FROM pg_constraint k
						WHERE k.conrelid = added.taken AND k.conname = added.name || '_unique');
		IF added.taken IS NOT NULL THEN
			RAISE duplicate_table USING
				MESSAGE = format('%I.%I is not the table of this name that a ledger has', schema, added.name),
				DETAIL = 'This version of perfeval adds a table of this name to each ledger.',
				HINT = format('Give yours another name, as by ALTER TABLE %1$I.%2$I RENAME TO %3$I, then SELECT '
					'refresh_ledger_views(%1$L).',
							  schema, added.name, 'my_' || added.name);
		END IF;
		PERFORM @extschema@.ledger_create_table(schema, added.name);
		PERFORM @extschema@.ledger_comment(schema, added.name::text, ''::text, '{}'::text[]);
		IF added.granted THEN
			PERFORM @extschema@.ledger_copy_grants(schema, added.beside::text, added.name::text);
		END IF;
		IF added.by_row THEN
			EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', schema, added.name);
		END IF;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION ledger_add_tables(name) IS
'part of refresh_ledger_views: creates the tables that an older version did not make, with the rights of the table that each '
'stands beside; 42P07 where the user has an object of that name';

-- Takes a lock that readers wait for, so it is asked first whether there is anything to do.
CREATE FUNCTION ledger_open_kinds(schema name) RETURNS void
LANGUAGE plpgsql STRICT SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	IF EXISTS (SELECT FROM pg_constraint k
			   JOIN pg_class c ON c.oid = k.conrelid
			   JOIN pg_namespace n ON n.oid = c.relnamespace
			   WHERE n.nspname = schema AND c.relname = 'project'
				   AND k.conname = 'project_kind_known' AND k.contype = 'c')
	THEN
		EXECUTE format($ddl$
			ALTER TABLE %1$I.project DROP CONSTRAINT project_kind_known;
			INSERT INTO %1$I.project_kind (name) SELECT DISTINCT kind FROM %1$I.project ON CONFLICT DO NOTHING;
			ALTER TABLE %1$I.project ADD CONSTRAINT project_kind_known
				FOREIGN KEY (kind) REFERENCES %1$I.project_kind (name);
			COMMENT ON TABLE %1$I.project IS '项目；部门整体支出、转移支付等的绩效评价以类别区分';
			COMMENT ON COLUMN %1$I.project.kind IS '类别，见project_kind；部门整体已含其项目资金，不与项目相加';
			$ddl$, schema);
	END IF;
END
$function$;
COMMENT ON FUNCTION ledger_open_kinds(name) IS
'part of refresh_ledger_views: lets a ledger of an older version, which knew three kinds, take the kinds of its table project_kind';

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
			('department_year_parent_idx', 'department_year', '(parent_code, fiscal_year)'),
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

	-- what the planner knows only where statistics are kept of it
	FOR missing IN
		SELECT format('CREATE STATISTICS %1$I.%2$I ', schema, s.name) || s.columns
			|| format(' FROM %1$I.%3$I; COMMENT ON STATISTICS %1$I.%2$I IS %4$L', schema, s.name, s.relation, s.purpose) AS ddl
		FROM (VALUES
			-- how few departments a condition on the form's 预算单位 leaves
			('department_label', 'department', 'ON (code || ''-'' || name)', '供查询计划估计自评表中“预算单位”一列的条件'),
			-- that each project has a key of its own, so that what is looked up is not asked for again
			('project_key', 'project', '(ndistinct) ON fiscal_year, project_code', '供查询计划估计项目的个数')
		) AS s (name, relation, columns, purpose)
		JOIN pg_namespace n ON n.nspname = schema
		JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = s.relation
		WHERE c.relkind IN ('r', 'p') AND pg_has_role(c.relowner, 'USAGE')
			AND NOT EXISTS (SELECT FROM pg_statistic_ext x WHERE x.stxnamespace = n.oid AND x.stxname = s.name)
	LOOP
		EXECUTE missing.ddl;
	END LOOP;
EXCEPTION
	WHEN feature_not_supported THEN
		NULL;	-- a table that Citus distributes: only its plans are worse
END
$function$;
COMMENT ON FUNCTION ledger_index_tables(name) IS
'part of refresh_ledger_views: the indexes and statistics that the views profit from, where they are missing and the tables are '
'the calling role''s';

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
