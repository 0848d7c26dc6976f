-- What a form has above its indicators: title and project, money by source, totals
-- over several years, management of money, rounds of scoring, goals.

CREATE FUNCTION form_head_rows(schema name, fiscal_year integer, project_code text, width integer) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	head record;
	owner text;
	rows text;
BEGIN
	EXECUTE format($query$
		SELECT p.name, p.kind, d.code, d.name AS department, t.implementing_unit AS unit, t.supervising_department AS supervising,
			t.category, c.leader, c.phone
		FROM %1$I.project p
		JOIN %1$I.department d ON d.code = p.department_code
		LEFT JOIN %1$I.project_detail t USING (fiscal_year, project_code)
		LEFT JOIN %1$I.project_contact c USING (fiscal_year, project_code)
		WHERE p.fiscal_year = $1 AND p.project_code = $2
		$query$, schema)
		INTO head USING fiscal_year, project_code;
	owner := CASE WHEN head.code ~ '^[0-9A-Za-z]{3,}$' AND head.code ~ '[0-9]' AND head.department !~ '^[0-9A-Za-z]'
		THEN head.code || '-' || head.department ELSE head.department END;
	rows := @extschema@.sheet_row(@extschema@.sheet_cell(
			CASE head.kind WHEN '部门整体' THEN '部门整体支出绩效自评表' WHEN '转移支付' THEN '转移支付绩效自评表'
				ELSE '项目支出绩效自评表' END, 'title', width, 1))
		|| @extschema@.sheet_row(@extschema@.sheet_cell(format('（%s年度）', fiscal_year), 'title', width, 1))
		|| @extschema@.sheet_row(@extschema@.sheet_cell(CASE head.kind WHEN '部门整体' THEN '部门名称'
			ELSE '项目名称' END, 'cell', 2, 1)
			|| @extschema@.sheet_cell(head.name, 'cell', 3, 1)
			|| @extschema@.sheet_cell('项目编码', 'cell', 2, 1)
			|| @extschema@.sheet_rest(project_code, 'cell', 7, width));
	-- where another department supervises it, whose it is comes first
	IF head.supervising <> head.department THEN
		rows := rows || @extschema@.sheet_row(@extschema@.sheet_cell('所属部门', 'cell', 2, 1)
			|| @extschema@.sheet_rest(owner, 'cell', 2, width));
		owner := head.supervising;
	END IF;
	rows := rows || @extschema@.sheet_row(@extschema@.sheet_cell('主管部门', 'cell', 2, 1)
		|| @extschema@.sheet_cell(owner, 'cell', 3, 1)
		|| @extschema@.sheet_cell('实施单位', 'cell', 2, 1)
		|| @extschema@.sheet_rest(head.unit, 'cell', 7, width));
	IF head.category IS NOT NULL THEN
		rows := rows || @extschema@.sheet_row(@extschema@.sheet_cell('项目类别', 'cell', 2, 1)
			|| @extschema@.sheet_rest(head.category, 'cell', 2, width));
	END IF;
	IF coalesce(head.leader, head.phone) IS NOT NULL THEN
		rows := rows || @extschema@.sheet_row(@extschema@.sheet_cell('项目负责人', 'cell', 2, 1)
			|| @extschema@.sheet_cell(head.leader, 'cell', 3, 1)
			|| @extschema@.sheet_cell('联系电话', 'cell', 2, 1)
			|| @extschema@.sheet_rest(head.phone, 'cell', 7, width));
	END IF;
	RETURN rows;
END
$function$;
COMMENT ON FUNCTION form_head_rows(name, integer, text, integer) IS
'part of export_form: title, year, project, department, whom to call';

CREATE FUNCTION form_money_columns(schema name, fiscal_year integer, project_code text) RETURNS text[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	columns text[];
BEGIN
	EXECUTE format($query$
		SELECT array_remove(ARRAY[CASE WHEN bool_or(f.requested IS NOT NULL) THEN 'requested' END, 'initial_budget',
				'adjusted_budget', CASE WHEN bool_or(t.arrived IS NOT NULL) THEN 'arrived' END, 'executed',
				CASE WHEN bool_or(f.stated_balance IS NOT NULL) THEN 'stated_balance' END,
				CASE WHEN bool_or(t.stated_arrival_rate IS NOT NULL) THEN 'stated_arrival_rate' END,
				CASE WHEN bool_or(f.is_carry_in
								  <> (f.source ~ '结转|结余' AND NOT coalesce(@extschema@.is_total_row(f.source), false)))
				THEN 'is_carry_in' END, 'full_mark', 'rate', 'points'], NULL)
		FROM %1$I.funding f
		LEFT JOIN %1$I.funding_detail t USING (fiscal_year, project_code, source)
		WHERE f.fiscal_year = $1 AND f.project_code = $2
		$query$, schema)
		INTO columns USING fiscal_year, project_code;
	RETURN columns;
END
$function$;
COMMENT ON FUNCTION form_money_columns(name, integer, text) IS
'part of export_form: the columns of the block of money behind the source: the usual ones, and what the ledger has of others';

CREATE FUNCTION form_money_rows(schema name, fiscal_year integer, project_code text, columns text[], width integer) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	titles CONSTANT jsonb := '{"requested": "目标申报数", "initial_budget": "年初预算数", "adjusted_budget": "全年预算数", '
		'"arrived": "资金到位数", "executed": "全年执行数", "stated_balance": "资金结（转）余", '
		'"stated_arrival_rate": "到位率（%）", "is_carry_in": "是否结转", "full_mark": "分值", '
		'"rate": "执行率（%）", "points": "得分"}';
	source record;
	budget record;
	cells jsonb;
	name text;
	row text;
	rows text[] := '{}';	-- a text would be copied for each row
BEGIN
	EXECUTE format($query$
		SELECT p.stated_rate, p.stated_budget_points, coalesce(s.budget_points, 10) AS full_mark,
			p.stated_rate IS NULL AND p.stated_budget_points IS NULL AS computed,
			x.execution_rate_pct, x.execution_points, t.rate_base
		FROM %1$I.project p
		LEFT JOIN %1$I.scheme s ON s.code = p.scheme_code
		LEFT JOIN %1$I.project_execution x USING (fiscal_year, project_code)
		LEFT JOIN %1$I.project_detail t USING (fiscal_year, project_code)
		WHERE p.fiscal_year = $1 AND p.project_code = $2
		$query$, schema)
		INTO budget USING fiscal_year, project_code;
	FOR source IN EXECUTE format($query$
		SELECT f.source, f.total, CASE WHEN f.is_carry_in THEN '是' ELSE '否' END AS is_carry_in,
			f.requested, f.initial_budget, f.adjusted_budget, t.arrived::numeric, f.executed, f.stated_balance,
			t.stated_arrival_rate, t.full_mark, t.stated_rate AS rate,
			t.stated_points AS points, count(*) OVER () AS count,
			row_number() OVER (ORDER BY f.total DESC, l.line_no, f.source) AS number
		FROM (SELECT f.source, coalesce(@extschema@.is_total_row(f.source), false) AS total, f.is_carry_in, f.requested::numeric,
				f.initial_budget::numeric, f.adjusted_budget::numeric, f.executed::numeric, f.stated_balance::numeric
			  FROM %1$I.funding f
			  WHERE f.fiscal_year = $1 AND f.project_code = $2
			  UNION ALL
			  -- a part of another row is in it already
			  SELECT '年度资金总额', true, false, @extschema@.sum_wan(f.requested) FILTER (WHERE f.counts),
				@extschema@.sum_wan(f.initial_budget) FILTER (WHERE f.counts),
				@extschema@.sum_wan(f.adjusted_budget) FILTER (WHERE f.counts),
				@extschema@.sum_wan(f.executed) FILTER (WHERE f.counts),
				@extschema@.sum_wan(f.stated_balance) FILTER (WHERE f.counts)
			  FROM (SELECT f.*, EXISTS (SELECT FROM %1$I.funding_source s
						WHERE s.fiscal_year = $1 AND s.project_code = $2 AND s.source = f.source) AS counts
					FROM %1$I.funding f
					WHERE f.fiscal_year = $1 AND f.project_code = $2) f
			  HAVING count(*) FILTER (WHERE @extschema@.is_total_row(f.source)) = 0) f
		LEFT JOIN %1$I.funding_detail t ON t.fiscal_year = $1 AND t.project_code = $2 AND t.source = f.source
		LEFT JOIN %1$I.funding_place l ON l.fiscal_year = $1 AND l.project_code = $2 AND l.source = f.source
		ORDER BY f.total DESC, l.line_no, f.source
		$query$, schema) USING fiscal_year, project_code
	LOOP
		IF source.number = 1 THEN
			row := @extschema@.sheet_cell(E'项目资金\n（万元）', 'cell', 2, source.count::integer + 1)
				|| @extschema@.sheet_cell('', 'cell', 2, 1);
			FOREACH name IN ARRAY columns LOOP
				row := row || @extschema@.sheet_rest(CASE WHEN name = 'rate' AND budget.rate_base IS NOT NULL
					THEN '执行率（按' || budget.rate_base || '数，%）' ELSE titles ->> name END, 'cell',
					CASE name WHEN 'points' THEN cardinality(columns) + 3 ELSE width - 1 END, width);
			END LOOP;
			rows := ARRAY[@extschema@.sheet_row(row)];
		END IF;
		row := repeat('<table:covered-table-cell/>', 2)
			-- a reader takes 其中： off once
			|| @extschema@.sheet_cell(CASE WHEN source.number > 1 AND NOT source.total THEN '　　' ELSE '' END
				|| CASE WHEN source.source LIKE '其中%' THEN '其中：' ELSE '' END || source.source, 'cell', 2, 1);
		cells := to_jsonb(source);
		IF source.number = 1 THEN
			cells := cells || jsonb_build_object(
				'full_mark', coalesce(source.full_mark, CASE WHEN budget.computed AND budget.execution_points IS NOT NULL
					THEN budget.full_mark END),
				'rate', coalesce(source.rate, CASE WHEN budget.computed THEN budget.execution_rate_pct ELSE budget.stated_rate END),
				'points', coalesce(source.points, CASE WHEN budget.computed THEN budget.execution_points
					ELSE budget.stated_budget_points END));
		END IF;
		FOREACH name IN ARRAY columns LOOP
			row := row || CASE WHEN name = 'is_carry_in' THEN @extschema@.sheet_cell(cells ->> name, 'cell', 1, 1)
				ELSE @extschema@.sheet_number((cells ->> name)::numeric,
				CASE WHEN name IN ('stated_arrival_rate', 'full_mark', 'rate', 'points') THEN 'number' ELSE 'amount' END,
				CASE name WHEN 'points' THEN width - cardinality(columns) - 3 ELSE 1 END) END;
		END LOOP;
		rows := array_append(rows, @extschema@.sheet_row(row));
	END LOOP;
	RETURN array_to_string(rows, '');
END
$function$;
COMMENT ON FUNCTION form_money_rows(name, integer, text, text[], integer) IS
'part of export_form: the block of money, the total first. Rate and points are those stated, computed where none is';

CREATE FUNCTION form_period_rows(schema name, fiscal_year integer, project_code text, width integer) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	period record;
BEGIN
	EXECUTE format('SELECT t.first_year, t.last_year, t.total_investment::numeric, t.total_budget::numeric, '
		't.issued_to_date::numeric, '
		't.spent_to_date::numeric FROM %I.project_period t WHERE t.fiscal_year = $1 AND t.project_code = $2', schema)
		INTO period USING fiscal_year, project_code;
	IF num_nonnulls(period.first_year, period.last_year, period.total_investment, period.total_budget, period.issued_to_date,
					period.spent_to_date) = 0 THEN
		RETURN '';
	END IF;
	RETURN @extschema@.sheet_row(@extschema@.sheet_cell(E'多年资金\n（万元）', 'cell', 2, 3)
			|| @extschema@.sheet_cell('实施期限', 'cell', 2, 1)
			|| @extschema@.sheet_rest(CASE WHEN num_nonnulls(period.first_year, period.last_year) = 2
				THEN format('%s-%s年', period.first_year, period.last_year) END, 'cell', 4, width))
		|| @extschema@.sheet_row(repeat('<table:covered-table-cell/>', 2) || @extschema@.sheet_cell('项目总投资', 'cell', 2, 1)
			|| @extschema@.sheet_number(period.total_investment, 'amount', 1) || @extschema@.sheet_cell('项目总预算', 'cell', 2, 1)
			|| @extschema@.sheet_number(period.total_budget, 'amount', width - 7))
		|| @extschema@.sheet_row(repeat('<table:covered-table-cell/>', 2) || @extschema@.sheet_cell('累计下达', 'cell', 2, 1)
			|| @extschema@.sheet_number(period.issued_to_date, 'amount', 1) || @extschema@.sheet_cell('累计支出', 'cell', 2, 1)
			|| @extschema@.sheet_number(period.spent_to_date, 'amount', width - 7));
END
$function$;
COMMENT ON FUNCTION form_period_rows(name, integer, text, integer) IS
'part of export_form: the totals of several years, where the ledger has any';

CREATE FUNCTION form_management_rows(schema name, fiscal_year integer, project_code text, width integer) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	line record;
	rows text[] := '{}';	-- a text would be copied for each row
BEGIN
	FOR line IN EXECUTE format('SELECT m.*, count(*) OVER () AS count, row_number() OVER (ORDER BY m.line_no) AS number '
		'FROM %I.fund_management m WHERE m.fiscal_year = $1 AND m.project_code = $2 ORDER BY m.line_no', schema)
		USING fiscal_year, project_code
	LOOP
		IF line.number = 1 THEN
			rows := ARRAY[@extschema@.sheet_row(@extschema@.sheet_cell('资金管理情况', 'cell', 2, line.count::integer + 1)
				|| @extschema@.sheet_cell('', 'cell', 2, 1) || @extschema@.sheet_cell('情况说明', 'cell', 2, 1)
				|| @extschema@.sheet_cell('分值', 'cell', 1, 1) || @extschema@.sheet_cell('得分', 'cell', 1, 1)
				|| @extschema@.sheet_rest('存在问题和改进措施', 'cell', 8, width))];
		END IF;
		rows := array_append(rows, @extschema@.sheet_row(repeat('<table:covered-table-cell/>', 2)
			|| @extschema@.sheet_cell(line.name, 'cell', 2, 1) || @extschema@.sheet_cell(line.state, 'cell', 2, 1)
			|| @extschema@.sheet_number(line.full_mark, 'number', 1) || @extschema@.sheet_number(line.self_points, 'number', 1)
			|| @extschema@.sheet_rest(line.problems, 'cell', 8, width)));
	END LOOP;
	RETURN array_to_string(rows, '');
END
$function$;
COMMENT ON FUNCTION form_management_rows(name, integer, text, integer) IS
'part of export_form: how the funds are managed, where the ledger says so';

CREATE FUNCTION form_round_rows(schema name, fiscal_year integer, project_code text, width integer) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	line record;
	rows text := '';
BEGIN
	-- a round has its number in front where its place does not say it
	FOR line IN EXECUTE format('SELECT r.*, lag(r.round_no, 1, 0) OVER (ORDER BY r.round_no) + 1 < r.round_no AS skips '
		'FROM %I.project_round r WHERE r.fiscal_year = $1 AND r.project_code = $2 ORDER BY r.round_no', schema)
		USING fiscal_year, project_code
	LOOP
		IF rows = '' THEN
			rows := @extschema@.sheet_row(@extschema@.sheet_cell('评分轮次', 'cell', 2, 1)
				|| @extschema@.sheet_cell('评分人', 'cell', 3, 1) || @extschema@.sheet_cell('评分日期', 'cell', 2, 1)
				|| @extschema@.sheet_rest('预算执行得分', 'cell', 7, width));
		END IF;
		rows := rows || @extschema@.sheet_row(@extschema@.sheet_cell(CASE WHEN line.skips THEN line.round_no || '、' ELSE '' END
				|| line.round, 'cell', 2, 1)
			|| @extschema@.sheet_cell(line.scorer, 'cell', 3, 1)
			|| @extschema@.sheet_cell(to_jsonb(line.scored_on) #>> '{}', 'cell', 2, 1)
			|| @extschema@.sheet_number(line.budget_points, 'number', width - 7));
	END LOOP;
	RETURN rows;
END
$function$;
COMMENT ON FUNCTION form_round_rows(name, integer, text, integer) IS
'part of export_form: who scored when, and the points of the money, in front of the indicators with the points of each round';

CREATE FUNCTION form_goal_rows(schema name, fiscal_year integer, project_code text, width integer) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	goal record;
BEGIN
	EXECUTE format('SELECT t.expected_goal, t.achieved_goal FROM %I.project_detail t WHERE t.fiscal_year = $1 AND t.project_code '
		'= $2', schema)
		INTO goal USING fiscal_year, project_code;
	RETURN @extschema@.sheet_row(@extschema@.sheet_cell('年度总体目标', 'cell', 1, 2)
			|| @extschema@.sheet_cell('预期目标', 'cell', 4, 1) || @extschema@.sheet_rest('实际完成情况', 'cell', 5, width))
		|| @extschema@.sheet_row('<table:covered-table-cell/>'
			|| @extschema@.sheet_cell(goal.expected_goal, 'cell', 4, 1)
			|| @extschema@.sheet_rest(goal.achieved_goal, 'cell', 5, width));
END
$function$;
COMMENT ON FUNCTION form_goal_rows(name, integer, text, integer) IS
'part of export_form: the goals of the year';
