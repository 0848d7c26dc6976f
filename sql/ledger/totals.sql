-- What the views count by: percents, total rows, the weight of a rollup.

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

CREATE FUNCTION rollup_weight(fiscal_year integer) RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 400
-- STRICT keeps it from being inlined
RETURN true;
COMMENT ON FUNCTION rollup_weight(integer) IS
'true; a condition on the rows of a function that much work stands behind. The planner takes a function that is called for each row of another table for free; by the COST of this condition it sees that a department is worth summing only once, and by several workers';
