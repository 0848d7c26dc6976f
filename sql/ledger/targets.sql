-- Targets before the year (绩效目标审核), and the draft of a new year.

CREATE FUNCTION target_rules(OUT rule text, OUT name text, OUT severity text,
							 OUT description text) RETURNS SETOF record
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 8
BEGIN ATOMIC
	VALUES
		('target_group_missing', '缺少指标类别', '警告',
		 '数量、质量、时效、成本、效益、满意度中有一类没有指标'),
		('targets_all_qualitative', '指标值全部为定性', '警告',
		 '项目的指标值没有一个是数量'),
		('target_weights_differ', '分值合计不为100', '错误',
		 '指标分值与评分方案的预算执行满分之和不等于100'),
		('points_as_targets', '分值填入指标值', '警告',
		 '三个以上指标值全部是等于分值的数'),
		('target_not_better', '指标值不优于上年', '提示',
		 '指标值等于或差于上年完成值；已到头的（100%、0）除外'),
		('target_weight_high', '单个指标分值过高', '提示',
		 '一个指标的分值超过20分'),
		('target_name_repeated', '指标名称重复', '警告',
		 '项目中有两个三级指标名称相同'),
		('quantity_in_name', '数量写在名称中', '警告',
		 '指标名称中有数量，指标值却为100%');
END;
COMMENT ON FUNCTION target_rules() IS
'the list of rules about targets before the year, which the view target_finding of a ledger reports: code, Chinese name, severity '
'错误 警告 提示, and what each looks for';

CREATE FUNCTION start_year(ledger name, fiscal_year integer,
						   OUT table_name text, OUT rows bigint) RETURNS SETOF record
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $function$
#variable_conflict use_column
DECLARE
	taken text;
	copy record;
BEGIN
	PERFORM @extschema@.require_given('start_year', '''city'', 2025',
		jsonb_build_object('ledger', start_year.ledger, 'fiscal_year', start_year.fiscal_year));
	PERFORM @extschema@.require_ledger(ledger, 'table'::text, 'project_detail'::name);
	EXECUTE format('SELECT min(project_code) FROM %I.project WHERE fiscal_year = $1', ledger)
		INTO taken USING fiscal_year - 1;
	IF taken IS NULL THEN
		RAISE no_data_found USING
			MESSAGE = format('ledger %I has no projects of %s to copy', ledger, fiscal_year - 1),
			HINT = format('SELECT * FROM start_year(%L, 2025) makes a draft of 2025 from the projects of 2024.', ledger);
	END IF;
	EXECUTE format('SELECT min(project_code) FROM %I.project WHERE fiscal_year = $1', ledger)
		INTO taken USING fiscal_year;
	IF taken IS NOT NULL THEN
		RAISE unique_violation USING
			MESSAGE = format('ledger %I has projects of %s already', ledger, fiscal_year),
			DETAIL = format('One of them is %s.', taken),
			HINT = 'A draft is made of a year that is empty; nothing was copied.';
	END IF;

	FOR copy IN
		SELECT c.name, c.ddl
		FROM (VALUES
			('project', $sql$
				INSERT INTO %1$I.project (fiscal_year, project_code, name, department_code, kind, scheme_code, carry_in_counts)
				SELECT $1, project_code, name, department_code, kind, scheme_code, carry_in_counts
				FROM %1$I.project WHERE fiscal_year = $1 - 1 $sql$),
			('project_detail', $sql$
				INSERT INTO %1$I.project_detail
					(fiscal_year, project_code, category, supervising_department, implementing_unit, rate_base, expected_goal)
				SELECT $1, project_code, category, supervising_department, implementing_unit, rate_base, expected_goal
				FROM %1$I.project_detail WHERE fiscal_year = $1 - 1 $sql$),
			('indicator', $sql$
				INSERT INTO %1$I.indicator
					(fiscal_year, project_code, seq, level1, level2, level3, initial_target, full_mark, method)
				SELECT $1, project_code, seq, level1, level2, level3, coalesce(target, initial_target), full_mark, method
				FROM %1$I.indicator WHERE fiscal_year = $1 - 1 $sql$),
			('indicator_detail', $sql$
				INSERT INTO %1$I.indicator_detail
					(fiscal_year, project_code, seq, direction, scoring_rule, printed_rule, prior_actual, target_basis, is_core)
				SELECT $1, i.project_code, i.seq, d.direction, d.scoring_rule, d.printed_rule, i.actual, d.target_basis, d.is_core
				FROM %1$I.indicator i
				LEFT JOIN %1$I.indicator_detail d
					ON d.fiscal_year = i.fiscal_year AND d.project_code = i.project_code AND d.seq = i.seq
				WHERE i.fiscal_year = $1 - 1 AND (i.actual IS NOT NULL OR d.seq IS NOT NULL) $sql$)
		) AS c (name, ddl)
	LOOP
		EXECUTE format(copy.ddl, ledger) USING fiscal_year;
		GET DIAGNOSTICS rows = ROW_COUNT;
		table_name := copy.name;
		RETURN NEXT;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION start_year(name, integer) IS
'makes a draft of a year from the year before: its projects, what their forms say of them and of their goals, and their targets, '
'which become initial targets, with the actual values as those of last year (prior_actual). Money, actual values, points and what '
'a report printed are not copied; departments and schemes belong to no year. Returns the tables and the rows copied into each; '
'P0002 where last year has no projects, 23505 where the year has some already';
