-- Forms out of a ledger: flat OpenDocument sheets in the layout of the national
-- form, which LibreOffice turns into xlsx.

CREATE FUNCTION text_as_xml(document text) RETURNS xml
LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE
AS 'xmltotext';
COMMENT ON FUNCTION text_as_xml(text) IS
'part of export_form: a text that is well-formed XML as xml, also on a server without libxml, whose cast refuses all';

CREATE FUNCTION sheet_text(content text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN '<text:p>' || replace(replace(replace(replace(replace(
	regexp_replace(content, '[\u0001-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]', '', 'g'),
	'&', '&amp;'), '<', '&lt;'), '>', '&gt;'), E'\r', ''), E'\n', '</text:p><text:p>') || '</text:p>';
COMMENT ON FUNCTION sheet_text(text) IS
'part of export_form: a text as the paragraphs of a cell, without characters that XML does not have';

CREATE FUNCTION sheet_cell(content text, style text, columns integer, rows integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN format('<table:table-cell table:style-name="%s"%s%s>%s</table:table-cell>', style,
			  CASE WHEN columns > 1 OR rows > 1 THEN
				format(' table:number-columns-spanned="%s" table:number-rows-spanned="%s"', columns, rows) END,
			  CASE WHEN content <> '' THEN ' office:value-type="string"' END,
			  CASE WHEN content <> '' THEN sheet_text(content) END)
	|| repeat('<table:covered-table-cell/>', columns - 1);
COMMENT ON FUNCTION sheet_cell(text, text, integer, integer) IS
'part of export_form: a cell of text over so many columns and rows';

CREATE FUNCTION sheet_number(content numeric, style text, columns integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN content IS NULL THEN sheet_cell(''::text, style, columns, 1)
	ELSE format('<table:table-cell table:style-name="%s"%s office:value-type="float" '
		'office:value="%s"><text:p>%s</text:p></table:table-cell>',
				style, CASE WHEN columns > 1 THEN
					format(' table:number-columns-spanned="%s" table:number-rows-spanned="1"', columns) END,
				trim_scale(content), trim_scale(content))
		|| repeat('<table:covered-table-cell/>', columns - 1) END;
COMMENT ON FUNCTION sheet_number(numeric, text, integer) IS
'part of export_form: a cell that holds a number, with all its decimals';

CREATE FUNCTION sheet_row(cells text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN '<table:table-row table:style-name="row">' || cells || '</table:table-row>' || E'\n';
COMMENT ON FUNCTION sheet_row(text) IS
'part of export_form: a row of a sheet';

CREATE FUNCTION target_as_written(target perf_target) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE WHEN left(target::text, 1) <> '=' THEN target::text
	WHEN staging_reason(substr(target::text, 2), 'perf_target'::regtype) IS NULL
		AND substr(target::text, 2)::perf_target = target THEN substr(target::text, 2)
	ELSE '＝' || substr(target::text, 2) END;
COMMENT ON FUNCTION target_as_written(perf_target) IS
'a target for a spreadsheet''s cell: without = in front, which Excel would take for a formula, or with ＝ where the bare text '
'reads otherwise';

CREATE FUNCTION target_as_printed(target perf_target, printed text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN printed IS NOT NULL AND staging_reason(printed, 'perf_target'::regtype) IS NULL THEN
		CASE WHEN printed::perf_target = target THEN ltrim(regexp_replace(printed, '^=', '＝')) ELSE target_as_written(target) END
	ELSE target_as_written(target) END;
COMMENT ON FUNCTION target_as_printed(perf_target, text) IS
'part of export_form: the target as it was printed, while that still reads to an equal one, else as the ledger writes it';

CREATE FUNCTION target_beside(direction text, target perf_target, printed text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(target_as_printed(target, printed), CASE WHEN direction IN ('正向', '反向') AND comparator(target) = '='
	THEN '^(?![=＝])' ELSE '^(?!)' END, '＝');
COMMENT ON FUNCTION target_beside(text, perf_target, text) IS
'part of export_form: a target beside 正向 or 反向, which make a bare number ≥ or ≤, so that = is written';

CREATE FUNCTION value_as_printed(actual perf_value, printed text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN printed IS NOT NULL AND staging_reason(printed, 'perf_value'::regtype) IS NULL THEN
		CASE WHEN printed::perf_value = actual THEN regexp_replace(printed, '^=', '＝') ELSE actual::text END
	ELSE actual::text END;
COMMENT ON FUNCTION value_as_printed(perf_value, text) IS
'part of export_form: the actual value as it was printed, while that still reads to an equal one, else as the ledger writes it';

CREATE FUNCTION sheet_rest(content text, style text, columns integer, width integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN sheet_cell(content, style, greatest(width - columns, 1), 1);
COMMENT ON FUNCTION sheet_rest(text, text, integer, integer) IS
'part of export_form: a cell of text over what so many columns leave of the width';

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
	rows text := '';
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
			f.requested::numeric, f.initial_budget::numeric, f.adjusted_budget::numeric, t.arrived::numeric,
			f.executed::numeric, f.stated_balance::numeric, t.stated_arrival_rate, t.full_mark, t.stated_rate AS rate,
			t.stated_points AS points, count(*) OVER () AS count, row_number() OVER (ORDER BY f.total DESC, f.source) AS number
		FROM (SELECT f.source, coalesce(@extschema@.is_total_row(f.source), false) AS total, f.is_carry_in, f.requested,
				f.initial_budget, f.adjusted_budget, f.executed, f.stated_balance
			  FROM %1$I.funding f
			  WHERE f.fiscal_year = $1 AND f.project_code = $2
			  UNION ALL
			  SELECT '年度资金总额', true, false, @extschema@.sum(f.requested), @extschema@.sum(f.initial_budget),
				@extschema@.sum(f.adjusted_budget), @extschema@.sum(f.executed), @extschema@.sum(f.stated_balance)
			  FROM %1$I.funding f
			  WHERE f.fiscal_year = $1 AND f.project_code = $2
			  HAVING count(*) FILTER (WHERE @extschema@.is_total_row(f.source)) = 0) f
		LEFT JOIN %1$I.funding_detail t ON t.fiscal_year = $1 AND t.project_code = $2 AND t.source = f.source
		ORDER BY f.total DESC, f.source
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
			rows := @extschema@.sheet_row(row);
		END IF;
		row := repeat('<table:covered-table-cell/>', 2)
			|| @extschema@.sheet_cell(CASE WHEN source.number > 1 AND NOT source.total THEN '　　' ELSE '' END || source.source,
				'cell', 2, 1);
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
		rows := rows || @extschema@.sheet_row(row);
	END LOOP;
	RETURN rows;
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
	rows text := '';
BEGIN
	FOR line IN EXECUTE format('SELECT m.*, count(*) OVER () AS count, row_number() OVER (ORDER BY m.line_no) AS number '
		'FROM %I.fund_management m WHERE m.fiscal_year = $1 AND m.project_code = $2 ORDER BY m.line_no', schema)
		USING fiscal_year, project_code
	LOOP
		IF line.number = 1 THEN
			rows := @extschema@.sheet_row(@extschema@.sheet_cell('资金管理情况', 'cell', 2, line.count::integer + 1)
				|| @extschema@.sheet_cell('', 'cell', 2, 1) || @extschema@.sheet_cell('情况说明', 'cell', 2, 1)
				|| @extschema@.sheet_cell('分值', 'cell', 1, 1) || @extschema@.sheet_cell('得分', 'cell', 1, 1)
				|| @extschema@.sheet_rest('存在问题和改进措施', 'cell', 8, width));
		END IF;
		rows := rows || @extschema@.sheet_row(repeat('<table:covered-table-cell/>', 2)
			|| @extschema@.sheet_cell(line.name, 'cell', 2, 1) || @extschema@.sheet_cell(line.state, 'cell', 2, 1)
			|| @extschema@.sheet_number(line.full_mark, 'number', 1) || @extschema@.sheet_number(line.self_points, 'number', 1)
			|| @extschema@.sheet_rest(line.problems, 'cell', 8, width));
	END LOOP;
	RETURN rows;
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
			|| @extschema@.sheet_cell(to_char(line.scored_on, 'YYYY-MM-DD'), 'cell', 2, 1)
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

CREATE FUNCTION form_indicator_cells(schema name, fiscal_year integer, project_code text) RETURNS TABLE (seq integer, cells jsonb)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	RETURN QUERY EXECUTE format($query$
		SELECT i.seq, jsonb_strip_nulls(jsonb_build_object(
				'prior_actual', d.prior_actual::text,
				'initial_target', @extschema@.target_beside(d.direction, i.initial_target, t.initial_target),
				'target', @extschema@.target_beside(d.direction, i.target, t.target),
				'actual', @extschema@.value_as_printed(i.actual, t.actual),
				'stated_completion', d.stated_completion, 'full_mark', i.full_mark, 'self_points', i.self_points,
				'stated_coefficient', d.stated_coefficient, 'direction', d.direction, 'printed_rule', d.printed_rule,
				'scoring_rule', d.scoring_rule, 'target_basis', d.target_basis, 'evidence', d.evidence,
				'is_core', CASE d.is_core WHEN true THEN '是' WHEN false THEN '否' END, 'explanation', i.explanation))
			|| coalesce((SELECT jsonb_object_agg('points ' || r.round_no, r.points) FILTER (WHERE r.points IS NOT NULL)
						 FROM %1$I.indicator_round r
						 WHERE r.fiscal_year = $1 AND r.project_code = $2 AND r.seq = i.seq), '{}')
			|| coalesce((SELECT jsonb_object_agg('explanation ' || r.round_no, r.explanation)
				FILTER (WHERE r.explanation IS NOT NULL)
						 FROM %1$I.indicator_round r
						 WHERE r.fiscal_year = $1 AND r.project_code = $2 AND r.seq = i.seq), '{}')
		FROM %1$I.indicator i
		LEFT JOIN %1$I.indicator_text t USING (fiscal_year, project_code, seq)
		LEFT JOIN %1$I.indicator_detail d USING (fiscal_year, project_code, seq)
		WHERE i.fiscal_year = $1 AND i.project_code = $2
		$query$, schema) USING fiscal_year, project_code;
END
$function$;
COMMENT ON FUNCTION form_indicator_cells(name, integer, text) IS
'part of export_form: what the row of an indicator prints behind its levels, by column';

CREATE FUNCTION form_indicator_columns(schema name, fiscal_year integer, project_code text) RETURNS TABLE (name text, title text)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	used text[];
BEGIN
	used := ARRAY(SELECT DISTINCT k.key
				  FROM @extschema@.form_indicator_cells(schema, fiscal_year, project_code) i, jsonb_object_keys(i.cells) k (key));
	RETURN QUERY EXECUTE format($query$
		SELECT u.name, u.title
		FROM (SELECT c.place, c.name, c.title
			  FROM (VALUES
				(1, 'prior_actual', '上年完成值'), (2, 'initial_target', '年初指标值'),
				(3, 'target', CASE WHEN 'initial_target' = ANY ($3) THEN '调整后指标值' ELSE '年度指标值' END),
				(4, 'actual', '实际完成值'), (5, 'stated_completion', '完成率（%%）'), (6, 'full_mark', '分值'),
				(7, 'self_points', '得分'), (300, 'stated_coefficient', '得分系数（%%）'), (301, 'direction', '指标方向'),
				(302, 'is_core', '是否核心指标'), (303, 'printed_rule', '评分标准'), (304, 'scoring_rule', '本行评分规则'),
				(305, 'target_basis', '指标值设置依据'), (306, 'evidence', '佐证资料'),
				(307, 'explanation', '偏差原因分析及改进措施')
			  ) AS c (place, name, title)
			  WHERE c.name IN ('target', 'actual', 'full_mark', 'self_points', 'explanation') OR c.name = ANY ($3)
			  UNION ALL
			  SELECT 10 + 2 * r.round_no + x.behind, x.name, x.title
			  FROM %I.project_round r
			  CROSS JOIN LATERAL (VALUES
				(0, 'points ' || r.round_no, r.round || '得分'), (1, 'explanation ' || r.round_no, r.round || '意见')
			  ) AS x (behind, name, title)
			  WHERE r.fiscal_year = $1 AND r.project_code = $2 AND x.name = ANY ($3)) u
		ORDER BY u.place
		$query$, schema) USING fiscal_year, project_code, used;
END
$function$;
COMMENT ON FUNCTION form_indicator_columns(name, integer, text) IS
'part of export_form: the columns of the block of indicators behind the levels, with their headings: the usual ones, and what '
'the ledger has of others';
CREATE FUNCTION form_indicator_rows(schema name, fiscal_year integer, project_code text, names text[], titles text[],
									width integer) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	row record;
	cells text;
	rows text;
	count integer;
	numbers CONSTANT text := '^(stated_completion|full_mark|self_points|stated_coefficient|points .*)$';
BEGIN
	EXECUTE format('SELECT count(*) FROM %I.indicator i WHERE i.fiscal_year = $1 AND i.project_code = $2', schema)
		INTO count USING fiscal_year, project_code;
	cells := @extschema@.sheet_cell('绩效指标', 'cell', 1, count + 1)
		|| @extschema@.sheet_cell('一级指标', 'cell', 1, 1) || @extschema@.sheet_cell('二级指标', 'cell', 1, 1)
		|| @extschema@.sheet_cell('三级指标', 'cell', 1, 1);
	FOR i IN 1 .. cardinality(names) LOOP
		cells := cells || @extschema@.sheet_rest(titles[i], 'cell',
												 CASE WHEN i = cardinality(names) THEN 3 + i ELSE width - 1 END, width);
	END LOOP;
	rows := @extschema@.sheet_row(cells);
	FOR row IN EXECUTE format($query$
		SELECT i.*,
			CASE WHEN i.begins1 THEN count(*) OVER (PARTITION BY i.group1) END AS rows1,
			CASE WHEN i.begins2 THEN count(*) OVER (PARTITION BY i.group2) END AS rows2,
			bool_or(i.level1 IS NOT NULL) OVER () AS any1, bool_or(i.level2 IS NOT NULL) OVER () AS any2
		FROM (SELECT i.*, count(*) FILTER (WHERE i.begins1) OVER (ORDER BY i.seq) AS group1,
				count(*) FILTER (WHERE i.begins2) OVER (ORDER BY i.seq) AS group2
			  FROM (SELECT i.seq, i.level1, i.level2, i.level3, c.cells,
						lag(i.level1) OVER w IS DISTINCT FROM i.level1 OR lag(i.seq) OVER w IS NULL AS begins1,
						lag(i.level1) OVER w IS DISTINCT FROM i.level1 OR lag(i.level2) OVER w IS DISTINCT FROM i.level2
							OR lag(i.seq) OVER w IS NULL AS begins2
					FROM %1$I.indicator i
					JOIN @extschema@.form_indicator_cells($3, $1, $2) c USING (seq)
					WHERE i.fiscal_year = $1 AND i.project_code = $2
					WINDOW w AS (ORDER BY i.seq)) i) i
		ORDER BY i.seq
		$query$, schema) USING fiscal_year, project_code, schema
	LOOP
		-- a level that a row does not have is a dash, as an empty cell would be carried down
		cells := '<table:covered-table-cell/>'
			|| CASE WHEN row.begins1 THEN @extschema@.sheet_cell(coalesce(row.level1, CASE WHEN row.any1
				THEN '-' END), 'cell', 1, row.rows1::integer)
				ELSE '<table:covered-table-cell/>' END
			|| CASE WHEN row.begins2 THEN @extschema@.sheet_cell(coalesce(row.level2, CASE WHEN row.any2
				THEN '-' END), 'cell', 1, row.rows2::integer)
				ELSE '<table:covered-table-cell/>' END
			|| @extschema@.sheet_cell(row.level3, 'cell', 1, 1);
		FOR i IN 1 .. cardinality(names) LOOP
			cells := cells || CASE WHEN names[i] ~ numbers
				THEN @extschema@.sheet_number((row.cells ->> names[i])::numeric, 'number', 1)
				ELSE @extschema@.sheet_rest(row.cells ->> names[i], 'cell',
											CASE WHEN i = cardinality(names) THEN 3 + i ELSE width - 1 END, width) END;
		END LOOP;
		rows := rows || @extschema@.sheet_row(cells);
	END LOOP;
	RETURN rows;
END
$function$;
COMMENT ON FUNCTION form_indicator_rows(name, integer, text, text[], text[], integer) IS
'part of export_form: the block of indicators, equal levels merged, with the columns of form_indicator_columns()';

CREATE FUNCTION form_end_rows(schema name, fiscal_year integer, project_code text, names text[], width integer) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	last record;
	rows text;
	label text;
	columns integer := 3 + array_position(names, 'full_mark');	-- in front of 分值
BEGIN
	EXECUTE format($query$
		SELECT p.stated_total, p.stated_grade, p.kind,
			to_jsonb(t) AS detail,
			(SELECT sum(i.full_mark) FROM %1$I.indicator i WHERE i.fiscal_year = $1 AND i.project_code = $2) AS marks,
			coalesce((SELECT max(f.full_mark) FROM %1$I.funding_detail f WHERE f.fiscal_year = $1 AND f.project_code = $2),
					 s.budget_points, 10) AS weight
		FROM %1$I.project p
		LEFT JOIN %1$I.scheme s ON s.code = p.scheme_code
		LEFT JOIN %1$I.project_detail t USING (fiscal_year, project_code)
		WHERE p.fiscal_year = $1 AND p.project_code = $2
		$query$, schema)
		INTO last USING fiscal_year, project_code;
	rows := @extschema@.sheet_row(@extschema@.sheet_cell('总分', 'cell', columns, 1)
		|| @extschema@.sheet_number(last.marks + last.weight, 'number', 1)
		|| @extschema@.sheet_number(last.stated_total, 'number', 1)
		|| @extschema@.sheet_rest('自评等级：' || last.stated_grade, 'cell', columns + 2, width));
	FOREACH label IN ARRAY ARRAY['explanation', 'conclusion', 'problems', 'improvements'] LOOP
		CONTINUE WHEN last.detail ->> label IS NULL;
		rows := rows || @extschema@.sheet_row(
			@extschema@.sheet_cell(CASE label WHEN 'explanation' THEN '偏差原因分析及改进措施' WHEN 'conclusion' THEN '评价结论'
								   WHEN 'problems' THEN '存在问题' ELSE '改进措施' END, 'cell', 2, 1)
			|| @extschema@.sheet_rest(last.detail ->> label, 'cell', 2, width));
	END LOOP;
	RETURN rows;
END
$function$;
COMMENT ON FUNCTION form_end_rows(name, integer, text, text[], integer) IS
'part of export_form: the total, and what stands below it';

CREATE FUNCTION form_sheet(schema name, fiscal_year integer, project_code text, sheet text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	known boolean;
	money text[];
	names text[];
	titles text[];
	width integer;
	rows text;
BEGIN
	EXECUTE format('SELECT EXISTS (SELECT FROM %I.project p WHERE p.fiscal_year = $1 AND p.project_code = $2)', schema)
		INTO known USING fiscal_year, project_code;
	IF NOT known THEN
		RAISE no_data_found USING
			MESSAGE = format('ledger %I has no project %s of %s', schema, quote_nullable(project_code), coalesce(fiscal_year::text,
				'NULL')),
			HINT = format('SELECT fiscal_year, project_code, name FROM %I.project lists them.', schema);
	END IF;
	money := @extschema@.form_money_columns(schema, fiscal_year, project_code);
	SELECT array_agg(c.name), array_agg(c.title)
		INTO names, titles
		FROM @extschema@.form_indicator_columns(schema, fiscal_year, project_code) c;
	width := 4 + greatest(cardinality(money), cardinality(names), 6);
	rows := @extschema@.form_head_rows(schema, fiscal_year, project_code, width)
		|| @extschema@.form_money_rows(schema, fiscal_year, project_code, money, width)
		|| @extschema@.form_period_rows(schema, fiscal_year, project_code, width)
		|| @extschema@.form_management_rows(schema, fiscal_year, project_code, width)
		|| @extschema@.form_goal_rows(schema, fiscal_year, project_code, width)
		|| @extschema@.form_round_rows(schema, fiscal_year, project_code, width)
		|| @extschema@.form_indicator_rows(schema, fiscal_year, project_code, names, titles, width)
		|| @extschema@.form_end_rows(schema, fiscal_year, project_code, names, width);
	RETURN format('<table:table table:name="%1$s" table:style-name="sheet" '
		'table:print-ranges="$''%1$s''.$A$1:$''%1$s''.%2$s">',
				  sheet, regexp_replace(@extschema@.sheet_place((length(rows) - length(replace(rows, '<table:table-row',
					''))) / length('<table:table-row'), width), '([A-Z]+)', '$\1$'))
		|| format('<table:table-column table:style-name="narrow" table:number-columns-repeated="3"/><table:table-column '
			'table:style-name="broad"/>'
				  '<table:table-column table:style-name="middle" table:number-columns-repeated="%s"/>', width - 4)
		|| E'\n' || rows || '</table:table>' || E'\n';
END
$function$;
COMMENT ON FUNCTION form_sheet(name, integer, text, text) IS
'part of export_form: the form of one project as a sheet of that name; P0002 if there is no such project';

-- standalone: else the server prints no declaration, by which LibreOffice knows
-- what it opens
CREATE FUNCTION form_document(sheets text) RETURNS xml
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN text_as_xml($xml$<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
	xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
	xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
	xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2"
	office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<number:number-style style:name="amounts"><number:number number:decimal-places="6" number:min-decimal-places="2"
	number:min-integer-digits="1" number:grouping="true"/></number:number-style>
<number:number-style style:name="numbers"><number:number number:decimal-places="4" number:min-decimal-places="0"
	number:min-integer-digits="1"/></number:number-style>
<style:style style:name="narrow" style:family="table-column"><style:table-column-properties
	style:column-width="2.2cm"/></style:style>
<style:style style:name="middle" style:family="table-column"><style:table-column-properties
	style:column-width="2.7cm"/></style:style>
<style:style style:name="broad" style:family="table-column"><style:table-column-properties
	style:column-width="4.2cm"/></style:style>
<style:style style:name="row" style:family="table-row"><style:table-row-properties
	style:use-optimal-row-height="true"/></style:style>
<style:style style:name="sheet" style:family="table" style:master-page-name="form"><style:table-properties
	table:display="true"/></style:style>
<style:style style:name="title" style:family="table-cell"><style:table-cell-properties
	style:vertical-align="middle"/><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-weight="bold"
	style:font-weight-asian="bold" fo:font-size="14pt" style:font-size-asian="14pt"/></style:style>
<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"
	fo:wrap-option="wrap" style:vertical-align="middle"/><style:paragraph-properties fo:text-align="center"/></style:style>
<style:style style:name="amount" style:family="table-cell" style:data-style-name="amounts"><style:table-cell-properties
	fo:border="0.5pt solid #000000" style:vertical-align="middle"/><style:paragraph-properties fo:text-align="end"/></style:style>
<style:style style:name="number" style:family="table-cell" style:data-style-name="numbers"><style:table-cell-properties
	fo:border="0.5pt solid #000000" style:vertical-align="middle"/><style:paragraph-properties
	fo:text-align="center"/></style:style>
<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm"
	style:print-orientation="landscape" fo:margin="1.5cm" style:scale-to-X="1" style:scale-to-Y="0"
	style:table-centering="horizontal"/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="form" style:page-layout-name="page"/></office:master-styles>
<office:body><office:spreadsheet>
$xml$ || sheets || $xml$</office:spreadsheet></office:body>
</office:document>
$xml$);
COMMENT ON FUNCTION form_document(text) IS
'part of export_form: sheets as a flat OpenDocument workbook';

CREATE FUNCTION export_form(ledger name, fiscal_year integer, project_code text) RETURNS xml
LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT form_document(form_sheet(ledger, fiscal_year, project_code, '绩效自评表'::text));
END;
COMMENT ON FUNCTION export_form(name, integer, text) IS
'the form of a project as a flat OpenDocument sheet in the layout of the national form: amounts in 万元 with all decimals, merged '
'levels, widths, print area. Targets and actual values stand as they were printed, while that still reads to an equal value. psql '
'-XAtqc "SELECT export_form(...)" >form.fods, then soffice --headless --convert-to xlsx form.fods. NULL for NULL, P0002 if there '
'is no such project';

CREATE FUNCTION export_department(ledger name, fiscal_year integer, department_code text) RETURNS xml
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	sheets text;
BEGIN
	EXECUTE format($query$
		WITH RECURSIVE below (code) AS (
			SELECT d.code FROM %1$I.department d WHERE d.code = $2
			UNION
			SELECT d.code FROM below b JOIN %1$I.department d ON d.parent_code = b.code
		)
		SELECT string_agg(@extschema@.form_sheet($3, $1, p.project_code,
												 p.n || ' ' || left(regexp_replace(p.name, '[^[:alnum:]（）]', '', 'g'), 24)), ''
													ORDER BY p.n)
		FROM (SELECT p.project_code, p.name, row_number() OVER (ORDER BY p.department_code, p.project_code) AS n
			  FROM %1$I.project p
			  JOIN below b ON b.code = p.department_code
			  WHERE p.fiscal_year = $1) p
		$query$, ledger)
		INTO sheets USING fiscal_year, department_code, ledger;
	IF sheets IS NULL THEN
		RAISE no_data_found USING
			MESSAGE = format('department %L of ledger %I has no project of %s', department_code, ledger, fiscal_year),
			HINT = format('SELECT DISTINCT fiscal_year, department_code FROM %I.project lists those that have.', ledger);
	END IF;
	RETURN @extschema@.form_document(sheets);
END
$function$;
COMMENT ON FUNCTION export_department(name, integer, text) IS
'the forms of all projects of a department and those below it as one workbook, a sheet for each, in the order of departments and '
'projects; see export_form. NULL for NULL, P0002 if there are none';
