-- Monitoring during the year: lights for the budget, the indicators and the
-- project (绩效运行监控).

CREATE FUNCTION budget_light_wan(executed numeric, budget numeric, month integer) RETURNS text
	AS 'MODULE_PATHNAME', 'numeric_budget_light'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION budget_light_wan(numeric, numeric, integer) IS
'budget_light() of numbers of 万元, whatever their size; NULL where one of them is NULL';

CREATE FUNCTION budget_light(executed wanyuan, budget wanyuan, month integer) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN budget_light_wan(executed::numeric, budget::numeric, month);
COMMENT ON FUNCTION budget_light(wanyuan, wanyuan, integer) IS
'light of the budget after so many months: v = execution rate ÷ (month/12), in percent; below 60 红, below 80 黄, else 绿; NULL '
'without a positive budget or for a month outside 1 to 12';

-- in each combination: beside the month a literal tells nothing of its type
CREATE FUNCTION budget_light(executed numeric, budget numeric, month integer) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN budget_light(executed::wanyuan, budget::wanyuan, month);
COMMENT ON FUNCTION budget_light(numeric, numeric, integer) IS
'budget_light() of numbers of 万元, each rounded to 分';

CREATE FUNCTION budget_light(executed text, budget text, month integer) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN budget_light(executed::wanyuan, budget::wanyuan, month);
COMMENT ON FUNCTION budget_light(text, text, integer) IS
'budget_light() of texts, read as the type reads them';

CREATE FUNCTION budget_light(executed wanyuan, budget numeric, month integer) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN budget_light(executed::wanyuan, budget::wanyuan, month);
COMMENT ON FUNCTION budget_light(wanyuan, numeric, integer) IS
'budget_light() of an amount and a number of 万元';

CREATE FUNCTION budget_light(executed numeric, budget wanyuan, month integer) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN budget_light(executed::wanyuan, budget::wanyuan, month);
COMMENT ON FUNCTION budget_light(numeric, wanyuan, integer) IS
'budget_light() of a number of 万元 and an amount';

CREATE FUNCTION budget_light(executed wanyuan, budget text, month integer) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN budget_light(executed::wanyuan, budget::wanyuan, month);
COMMENT ON FUNCTION budget_light(wanyuan, text, integer) IS
'budget_light() of an amount and a text';

CREATE FUNCTION budget_light(executed text, budget wanyuan, month integer) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN budget_light(executed::wanyuan, budget::wanyuan, month);
COMMENT ON FUNCTION budget_light(text, wanyuan, integer) IS
'budget_light() of a text and an amount';

CREATE FUNCTION budget_light(executed numeric, budget text, month integer) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN budget_light(executed::wanyuan, budget::wanyuan, month);
COMMENT ON FUNCTION budget_light(numeric, text, integer) IS
'budget_light() of a number of 万元 and a text';

CREATE FUNCTION budget_light(executed text, budget numeric, month integer) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN budget_light(executed::wanyuan, budget::wanyuan, month);
COMMENT ON FUNCTION budget_light(text, numeric, integer) IS
'budget_light() of a text and a number of 万元';

CREATE FUNCTION indicator_light(actual perf_value, target perf_target, month integer) RETURNS text
	AS 'MODULE_PATHNAME', 'perf_indicator_light'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION indicator_light(perf_value, perf_target, integer) IS
'light of an indicator after so many months. Targets ≥ > =: v = actual ÷ (target × month/12), in percent; in %, ‰ and 分, which '
'do not grow with the months, v = actual ÷ target; below 60 红, below 80 黄, below 120 绿, else 蓝. Targets ≤ < and ranges: '
'within 绿, else 红. Text targets: achieved 绿, partial 黄, missed 红. NULL where it cannot be decided';

CREATE FUNCTION indicator_light(actual perf_value, target perf_target, month integer, names text[]) RETURNS text
	AS 'MODULE_PATHNAME', 'perf_indicator_light_named'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION indicator_light(perf_value, perf_target, integer, text[]) IS
'the same of an indicator with these names, the most special first: the first one with such a word says whether the figure '
'accumulates (进度 完成率 执行率 支付率 到位率 支出率 拨付率, also in %) or is a level (满意度 and any other 率, also without a '
'unit). Where neither names nor unit tell (no unit, 元/人) and both readings differ it is NULL';

CREATE FUNCTION indicator_light(actual perf_value, target perf_target, month integer, names text[], fiscal_year integer)
RETURNS text
	AS 'MODULE_PATHNAME', 'perf_indicator_light_in_year'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION indicator_light(perf_value, perf_target, integer, text[], integer) IS
'the same of an indicator of a fiscal year: a deadline that is kept is 绿, one that is missed 红, see meets(actual, target, '
'fiscal_year, name), where the name is the first of the names';

CREATE FUNCTION indicator_light(
	actual perf_value, target perf_target, month integer, level3 text, level2 text, level1 text, fiscal_year integer
) RETURNS text
	AS 'MODULE_PATHNAME', 'perf_indicator_light_of_levels'
	LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION indicator_light(perf_value, perf_target, integer, text, text, text, integer) IS
'the same with the names as three texts, the most special first, any of which may be NULL';

CREATE FUNCTION light_order(light text) RETURNS integer
	AS 'MODULE_PATHNAME', 'light_order'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION light_order(text) IS
'a number to sort lights by: 红 1, 黄 2, 绿 3, 蓝 4; NULL for another text';

CREATE FUNCTION grade_order(grade text) RETURNS integer
	AS 'MODULE_PATHNAME', 'grade_order'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION grade_order(text) IS
'a number to sort grades by: 差 1, 中 2, 良 3, 优 4; NULL for another text';

CREATE FUNCTION worst_light(lights text[]) RETURNS text
	AS 'MODULE_PATHNAME', 'worst_light'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION worst_light(text[]) IS
'light of a project of the lights of its budget and its indicators: 红 if any is, else 黄 if any is, else 绿; NULL if none is '
'known';
