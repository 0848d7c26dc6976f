-- What the views count by: percents, total rows, the weight of a rollup.

CREATE FUNCTION percent(part numeric, whole numeric) RETURNS numeric
	AS 'MODULE_PATHNAME', 'numeric_percent'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION percent(numeric, numeric) IS
'part ÷ whole in percent, rounded half away from zero to 2 decimals; NULL where the whole is 0 or either is NULL';

CREATE FUNCTION mean_score(total numeric, weights numeric) RETURNS numeric
	AS 'MODULE_PATHNAME', 'numeric_mean_score'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mean_score(numeric, numeric) IS
'a mean score: a sum of scores, each times its weight, ÷ the sum of the weights, to 3 decimals; NULL where that is 0 or either is '
'NULL';

CREATE FUNCTION finite(number numeric) RETURNS numeric
	AS 'MODULE_PATHNAME', 'numeric_finite'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION finite(numeric) IS
'the number; NULL for NaN and the infinities, which no report states';

CREATE FUNCTION any_not_finite(a numeric, b numeric, c numeric) RETURNS boolean
	AS 'MODULE_PATHNAME', 'numeric_any_not_finite'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION any_not_finite(numeric, numeric, numeric) IS
'whether one of them is NaN or an infinity';

CREATE FUNCTION grade_name(score numeric, excellent numeric, good numeric, fair numeric) RETURNS text
	AS 'MODULE_PATHNAME', 'score_grade_name'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION grade_name(numeric, numeric, numeric, numeric) IS
'part of project_score: grade() of a score by the thresholds of its scheme, 90, 80 and 60 where they are NULL, as a text';

CREATE FUNCTION grade_place(score numeric, excellent numeric, good numeric, fair numeric) RETURNS integer
	AS 'MODULE_PATHNAME', 'score_grade_place'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION grade_place(numeric, numeric, numeric, numeric) IS
'part of project_score: grade_order() of that grade';

-- By a table's name, as the views of a ledger ask it, and by its row type, as the files of the views read without an install.
CREATE FUNCTION has_rows(relation regclass) RETURNS boolean
	AS 'MODULE_PATHNAME', 'table_has_rows'
	LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION has_rows(regclass) IS
'part of the views: false where a table certainly has no rows, so that it is asked once a query and not for each row that it might '
'stand beside; else true. It looks at the size of the table, whoever may read what of it. A query may ask it, an assignment or a '
'condition of PL/pgSQL may not: evaluated without a query it keeps its first answer until the transaction ends';

CREATE FUNCTION has_rows(row_of_table anyelement) RETURNS boolean
	AS 'MODULE_PATHNAME', 'table_has_rows'
	LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION has_rows(anyelement) IS
'part of the views: has_rows() of the table whose row type the argument has, such as NULL::city.indicator_detail';

CREATE FUNCTION asked_whole_support(internal) RETURNS internal
	AS 'MODULE_PATHNAME', 'asked_whole_support'
	LANGUAGE C STRICT;
COMMENT ON FUNCTION asked_whole_support(internal) IS
'part of asked_whole: answers the planner';

CREATE FUNCTION asked_whole(project regclass, details regclass) RETURNS boolean
	AS 'MODULE_PATHNAME', 'asked_whole'
	LANGUAGE C STABLE PARALLEL SAFE SUPPORT asked_whole_support;
COMMENT ON FUNCTION asked_whole(regclass, regclass) IS
'part of the views: in a subquery, true where the query around it reads most rows of the table project of a ledger, the first '
'argument, so that one pass over the rows of all projects is quicker than looking each up; what it says is decided when a query is '
'planned. The table of the second, what is kept in memory meanwhile, must not be large';

CREATE FUNCTION asked_whole(row_of_project anyelement, row_of_details anycompatible) RETURNS boolean
	AS 'MODULE_PATHNAME', 'asked_whole'
	LANGUAGE C STABLE PARALLEL SAFE SUPPORT asked_whole_support;
COMMENT ON FUNCTION asked_whole(anyelement, anycompatible) IS
'part of the views: asked_whole() of the tables whose row types the arguments have, such as NULL::city.project';

CREATE TYPE project_sums AS (
	projects bigint,
	budget numeric,
	executed numeric,
	balance numeric,
	known_executed numeric,
	known_budget numeric,
	self_total numeric,
	self_scored bigint,
	self_weighted numeric,
	self_budget numeric,
	rule_total numeric,
	rule_scored bigint,
	rule_weighted numeric,
	rule_budget numeric,
	self_excellent bigint,
	self_good bigint,
	self_fair bigint,
	self_poor bigint,
	rule_excellent bigint,
	rule_good bigint,
	rule_fair bigint,
	rule_poor bigint,
	unknown bigint,
	undecided bigint,
	own_budget numeric,
	own_self numeric,
	own_rule numeric
);
COMMENT ON TYPE project_sums IS
'what add_projects() says of some projects: numbers of projects, sums where anything is known, weighted by a budget above zero';

CREATE FUNCTION projects_accumulate(
	internal, counts_money boolean, counts_scores boolean, own boolean, budget numeric, executed numeric, balance numeric,
	self_total numeric, rule_total numeric, self_grade integer, rule_grade integer, undecided integer
) RETURNS internal
	AS 'MODULE_PATHNAME', 'projects_accumulate'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION projects_accumulate(internal, boolean, boolean, boolean, numeric, numeric, numeric, numeric, numeric,
	integer, integer, integer) IS
'part of the aggregate add_projects';

CREATE FUNCTION projects_result(internal) RETURNS project_sums
	AS 'MODULE_PATHNAME', 'projects_result'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION projects_result(internal) IS
'part of the aggregate add_projects';

CREATE AGGREGATE add_projects(
	counts_money boolean, counts_scores boolean, own boolean, budget numeric, executed numeric, balance numeric,
	self_total numeric, rule_total numeric, self_grade integer, rule_grade integer, undecided integer
) (
	SFUNC = projects_accumulate,
	STYPE = internal,
	SSPACE = 1500,
	FINALFUNC = projects_result,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE add_projects(boolean, boolean, boolean, numeric, numeric, numeric, numeric, numeric, integer, integer,
	integer) IS
'part of department_sum: adds projects up, their money and their scores where they count, and those that are a department''s own '
'beside; grades as grade_order() has them; exact, with the decimals of sum() and avg(), see project_sums; NULL over no rows';

CREATE FUNCTION is_total_row(label text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- Most labels name a source or a region: the patterns are for the others.  Before
-- the word for a total only what every row of the table has in common may stand
-- (a year, the project, money); a name or a kind makes it one part of several.
RETURN CASE WHEN label LIKE '%计%' OR label LIKE '%总%' THEN CASE
	WHEN translate(fold_cell(label), ' :：', '') ~ (
		'^([(]?([0-9]|一|二|三|四|五|六|七|八|九|十)+(、|[.)]))?('
		'((本|当|全|[0-9]{4})?年(度|初)?|实施期|中期|(本|各)?(部门|单位|项目(?!支出))|整体|预计|计划|实际'
		'|(全|各)(省|市|县|区|州|盟|旗|国|地|、|[()])+'
		'|(财政)?(资金|预算|支出|收入|投资|经费|金额)数?|来源|分配|下达|安排|到位|概算)*'
		'((合计|总计|共计|总(额|量|数))(数|金额|资金)?|总(合计|资金|预算|支出|收入|投资|经费|金额)额?)+'
		')([(][^()]*[)])*$') THEN true
	-- of one source or place
	WHEN translate(fold_cell(label), ' :：', '') ~
		'(小计|(省|市|县|区|州|盟|旗|级)[)]?(合计|总计|共计)数?)([(][^()]*[)])*$' THEN NULL
	ELSE false END
	ELSE false END;
COMMENT ON FUNCTION is_total_row(text) IS
'whether the label of a funding or allocation row says that it is the total of the others, not one more part: 合计, 年度资金总额：'
', 部门整体支出总额, 项目总投资, 全省合计. NULL for the subtotal of a source or a place, 中央资金小计 and 市本级合计. '
'基本支出总额 and 其他资金合计 are parts; false for NULL';

CREATE FUNCTION is_region(name text) RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN translate(fold_cell(name), ' ', '') ~
	'(省|自治区|市|县|区|州|盟|旗)(人民政府|政府|本级|合计|汇总|直属|直)?$|本级$';
COMMENT ON FUNCTION is_region(text) IS
'whether the name of a node in the tree of departments is that of a region or its government, not of a department: 某县, 市本级, '
'全省合计, 某市人民政府; a town or a street office (镇, 街道办事处) is a budget department itself';

CREATE FUNCTION rollup_weight(fiscal_year integer) RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 400
-- STRICT keeps it from being inlined
RETURN true;
COMMENT ON FUNCTION rollup_weight(integer) IS
'true; a condition on the rows of a function that much work stands behind. The planner takes a function that is called for each '
'row of another table for free; by the COST of this condition it sees that a department is worth summing only once, and by '
'several workers';

CREATE FUNCTION scan_weight(fiscal_year integer) RETURNS boolean
	AS 'int4_bool'
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE COST 40;
COMMENT ON FUNCTION scan_weight(integer) IS
'true; a condition on the rows of a table. The planner takes a row that is read and hashed for cheaper than it is; by the COST of '
'this condition it looks the rows of a few projects up, where it would read the table through';

CREATE FUNCTION rollup_department(
	code text, relation regclass,
	OUT fiscal_year integer, OUT parent_code text, OUT depth integer,
	OUT projects bigint, OUT budget numeric, OUT executed numeric, OUT balance numeric,
	OUT known_executed numeric, OUT known_budget numeric,
	OUT self_total numeric, OUT self_scored bigint, OUT self_weighted numeric, OUT self_budget numeric,
	OUT rule_total numeric, OUT rule_scored bigint, OUT rule_weighted numeric, OUT rule_budget numeric,
	OUT self_excellent bigint, OUT self_good bigint, OUT self_fair bigint, OUT self_poor bigint,
	OUT rule_excellent bigint, OUT rule_good bigint, OUT rule_fair bigint, OUT rule_poor bigint,
	OUT unknown bigint, OUT undecided numeric,
	OUT own_budget numeric, OUT own_self numeric, OUT own_rule numeric
) RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'department_rollup'
	LANGUAGE C STABLE STRICT PARALLEL RESTRICTED COST 10000 ROWS 3;
COMMENT ON FUNCTION rollup_department(text, regclass) IS
'part of department_total: what a department and all below it add up to, a row for each year in which one of them has a project; '
'relation is the table department of its ledger. Where it stands in that year: parent_code, NULL at the top, and depth, 1 at the '
'top, NULL in or below a circle. The figures are those of the ledger''s department_own(), each department''s added once; '
'own_budget, own_self and own_rule are the department''s alone';

CREATE FUNCTION department_in_circle(code text, relation regclass) RETURNS boolean
	AS 'MODULE_PATHNAME', 'department_in_circle'
	LANGUAGE C STABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION department_in_circle(text, regclass) IS
'whether a department stands below itself, in any year; relation is the table department of its ledger';

CREATE FUNCTION department_members(code text, relation regclass, fiscal_year integer) RETURNS SETOF text
	AS 'MODULE_PATHNAME', 'department_members'
	LANGUAGE C STABLE STRICT PARALLEL SAFE COST 100 ROWS 4;
COMMENT ON FUNCTION department_members(text, regclass, integer) IS
'part of the views: the codes of a department and of all below it in a year, each once, also in a circle; 0 is any year in which '
'no department stands elsewhere; relation is the table department of its ledger';

CREATE FUNCTION department_line(code text, relation regclass, fiscal_year integer, OUT codes text[], OUT names text[])
	AS 'MODULE_PATHNAME', 'department_line'
	LANGUAGE C STABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION department_line(text, regclass, integer) IS
'the codes and the names of the departments above a department in a year, from the top down to itself; from a department of the '
'circle where they stand in one; relation is the table department of its ledger';
