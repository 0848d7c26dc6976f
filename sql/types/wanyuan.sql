-- The type wanyuan: an amount of money in 万元, exact to 1 分.
--
-- It is stored as bigint 分.  Whatever bigint does rightly for it (comparison,
-- hashing, binary I/O, index support) is bound to the server's own functions.

CREATE TYPE wanyuan;

CREATE FUNCTION wanyuan_in(cstring) RETURNS wanyuan
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_in' IMMUTABLE STRICT PARALLEL SAFE COST 2;
COMMENT ON FUNCTION wanyuan_in(cstring) IS
'Input of wanyuan: 1268.31, 26,424万元, 62,502.5元, 4.37亿元, 3亿1012.52万元, 壹佰零伍万元整. Units 元 千元 万元 百万元 亿元 万 '
'亿, default 万元. Anything else, and more than 6 decimals of 万元, is error 22P02 or 22003.';

CREATE FUNCTION wanyuan_out(wanyuan) RETURNS cstring
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_out' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_out(wanyuan) IS
'Output of wanyuan: 万元 as a plain decimal, at least two decimals, no unit.';

CREATE FUNCTION wanyuan_recv(internal) RETURNS wanyuan
	LANGUAGE internal AS 'int8recv' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_recv(internal) IS
'Binary input of wanyuan: 分 as a 64-bit integer in network byte order.';

CREATE FUNCTION wanyuan_send(wanyuan) RETURNS bytea
	LANGUAGE internal AS 'int8send' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_send(wanyuan) IS
'Binary output of wanyuan: 分 as a 64-bit integer in network byte order.';

CREATE TYPE wanyuan (
	INPUT = wanyuan_in,
	OUTPUT = wanyuan_out,
	RECEIVE = wanyuan_recv,
	SEND = wanyuan_send,
	LIKE = bigint,
	CATEGORY = 'N'
);
COMMENT ON TYPE wanyuan IS
'Amount of money in 万元 (10,000 元), exact to 1 分 (0.000001 万元), from -9223372036854.775808 to 9223372036854.775807.';

-- casts; none is implicit

CREATE FUNCTION wanyuan(numeric) RETURNS wanyuan
	LANGUAGE C AS 'MODULE_PATHNAME', 'numeric_wanyuan' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan(numeric) IS
'The number as 万元, rounded to 分, half away from zero; NaN, infinities and numbers out of range are error 22003.';

CREATE FUNCTION wanyuan(bigint) RETURNS wanyuan
	LANGUAGE C AS 'MODULE_PATHNAME', 'int8_wanyuan' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan(bigint) IS
'The number as 万元; out of range is error 22003.';

CREATE FUNCTION wanyuan(integer) RETURNS wanyuan
	LANGUAGE C AS 'MODULE_PATHNAME', 'int4_wanyuan' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan(integer) IS
'The number as 万元.';

CREATE FUNCTION wanyuan(smallint) RETURNS wanyuan
	LANGUAGE C AS 'MODULE_PATHNAME', 'int2_wanyuan' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan(smallint) IS
'The number as 万元.';

CREATE FUNCTION wanyuan(double precision) RETURNS wanyuan
	LANGUAGE C AS 'MODULE_PATHNAME', 'float8_wanyuan' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan(double precision) IS
'The number as 万元: its shortest decimal (8.65, whatever extra_float_digits says), rounded to 分, half away from zero; NaN, '
'infinities and numbers out of range are error 22003.';

CREATE FUNCTION wanyuan(real) RETURNS wanyuan
	LANGUAGE C AS 'MODULE_PATHNAME', 'float4_wanyuan' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan(real) IS
'The number as 万元: its shortest decimal (1268.31, not 1268.31006), rounded to 分, half away from zero; NaN, infinities and '
'numbers out of range are error 22003.';

CREATE FUNCTION wanyuan_to_numeric(wanyuan) RETURNS numeric
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_numeric' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_to_numeric(wanyuan) IS
'The amount as a number of 万元, exact.';

CREATE CAST (numeric AS wanyuan)
	WITH FUNCTION wanyuan(numeric) AS ASSIGNMENT;
COMMENT ON CAST (numeric AS wanyuan) IS
'A number is 万元, rounded to 分; on assignment.';

CREATE CAST (bigint AS wanyuan)
	WITH FUNCTION wanyuan(bigint) AS ASSIGNMENT;
COMMENT ON CAST (bigint AS wanyuan) IS
'A number is 万元; on assignment.';

CREATE CAST (integer AS wanyuan)
	WITH FUNCTION wanyuan(integer) AS ASSIGNMENT;
COMMENT ON CAST (integer AS wanyuan) IS
'A number is 万元; on assignment.';

CREATE CAST (smallint AS wanyuan)
	WITH FUNCTION wanyuan(smallint) AS ASSIGNMENT;
COMMENT ON CAST (smallint AS wanyuan) IS
'A number is 万元; on assignment.';

CREATE CAST (double precision AS wanyuan)
	WITH FUNCTION wanyuan(double precision) AS ASSIGNMENT;
COMMENT ON CAST (double precision AS wanyuan) IS
'A number is 万元, by its shortest decimal, rounded to 分; on assignment.';

CREATE CAST (real AS wanyuan)
	WITH FUNCTION wanyuan(real) AS ASSIGNMENT;
COMMENT ON CAST (real AS wanyuan) IS
'A number is 万元, by its shortest decimal, rounded to 分; on assignment.';

CREATE CAST (wanyuan AS numeric)
	WITH FUNCTION wanyuan_to_numeric(wanyuan) AS ASSIGNMENT;
COMMENT ON CAST (wanyuan AS numeric) IS
'The number of 万元, exact; on assignment.';

-- comparison of amounts

CREATE FUNCTION wanyuan_lt(wanyuan, wanyuan) RETURNS boolean
	LANGUAGE internal AS 'int8lt' IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION wanyuan_lt(wanyuan, wanyuan) IS
'Is the first amount less than the second?';

CREATE FUNCTION wanyuan_le(wanyuan, wanyuan) RETURNS boolean
	LANGUAGE internal AS 'int8le' IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION wanyuan_le(wanyuan, wanyuan) IS
'Is the first amount at most the second?';

CREATE FUNCTION wanyuan_eq(wanyuan, wanyuan) RETURNS boolean
	LANGUAGE internal AS 'int8eq' IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION wanyuan_eq(wanyuan, wanyuan) IS
'Is the first amount equal to the second?';

CREATE FUNCTION wanyuan_ne(wanyuan, wanyuan) RETURNS boolean
	LANGUAGE internal AS 'int8ne' IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION wanyuan_ne(wanyuan, wanyuan) IS
'Is the first amount not equal to the second?';

CREATE FUNCTION wanyuan_ge(wanyuan, wanyuan) RETURNS boolean
	LANGUAGE internal AS 'int8ge' IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION wanyuan_ge(wanyuan, wanyuan) IS
'Is the first amount at least the second?';

CREATE FUNCTION wanyuan_gt(wanyuan, wanyuan) RETURNS boolean
	LANGUAGE internal AS 'int8gt' IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION wanyuan_gt(wanyuan, wanyuan) IS
'Is the first amount greater than the second?';

CREATE OPERATOR < (
	FUNCTION = wanyuan_lt, LEFTARG = wanyuan, RIGHTARG = wanyuan,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (wanyuan, wanyuan) IS
'less than';

CREATE OPERATOR <= (
	FUNCTION = wanyuan_le, LEFTARG = wanyuan, RIGHTARG = wanyuan,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (wanyuan, wanyuan) IS
'at most';

CREATE OPERATOR = (
	FUNCTION = wanyuan_eq, LEFTARG = wanyuan, RIGHTARG = wanyuan,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
COMMENT ON OPERATOR = (wanyuan, wanyuan) IS
'equal to';

CREATE OPERATOR <> (
	FUNCTION = wanyuan_ne, LEFTARG = wanyuan, RIGHTARG = wanyuan,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (wanyuan, wanyuan) IS
'not equal to';

CREATE OPERATOR >= (
	FUNCTION = wanyuan_ge, LEFTARG = wanyuan, RIGHTARG = wanyuan,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (wanyuan, wanyuan) IS
'at least';

CREATE OPERATOR > (
	FUNCTION = wanyuan_gt, LEFTARG = wanyuan, RIGHTARG = wanyuan,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (wanyuan, wanyuan) IS
'greater than';

-- comparison with numbers, read as 万元; not in any operator family, so that
-- nothing changes for numeric itself

CREATE FUNCTION wanyuan_compare_support(internal) RETURNS internal
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_compare_support' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_compare_support(internal) IS
'Planner support: a comparison with a constant number becomes one between amounts where that is exact.';

CREATE FUNCTION wanyuan_lt_numeric(wanyuan, numeric) RETURNS boolean
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_lt_numeric' IMMUTABLE STRICT PARALLEL SAFE SUPPORT wanyuan_compare_support;
COMMENT ON FUNCTION wanyuan_lt_numeric(wanyuan, numeric) IS
'Is the amount less than the number of 万元? Exact; NaN is greater than every amount.';

CREATE FUNCTION wanyuan_le_numeric(wanyuan, numeric) RETURNS boolean
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_le_numeric' IMMUTABLE STRICT PARALLEL SAFE SUPPORT wanyuan_compare_support;
COMMENT ON FUNCTION wanyuan_le_numeric(wanyuan, numeric) IS
'Is the amount at most the number of 万元? Exact; NaN is greater than every amount.';

CREATE FUNCTION wanyuan_eq_numeric(wanyuan, numeric) RETURNS boolean
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_eq_numeric' IMMUTABLE STRICT PARALLEL SAFE SUPPORT wanyuan_compare_support;
COMMENT ON FUNCTION wanyuan_eq_numeric(wanyuan, numeric) IS
'Is the amount equal to the number of 万元? Exact; NaN is greater than every amount.';

CREATE FUNCTION wanyuan_ne_numeric(wanyuan, numeric) RETURNS boolean
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_ne_numeric' IMMUTABLE STRICT PARALLEL SAFE SUPPORT wanyuan_compare_support;
COMMENT ON FUNCTION wanyuan_ne_numeric(wanyuan, numeric) IS
'Is the amount not equal to the number of 万元? Exact; NaN is greater than every amount.';

CREATE FUNCTION wanyuan_ge_numeric(wanyuan, numeric) RETURNS boolean
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_ge_numeric' IMMUTABLE STRICT PARALLEL SAFE SUPPORT wanyuan_compare_support;
COMMENT ON FUNCTION wanyuan_ge_numeric(wanyuan, numeric) IS
'Is the amount at least the number of 万元? Exact; NaN is greater than every amount.';

CREATE FUNCTION wanyuan_gt_numeric(wanyuan, numeric) RETURNS boolean
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_gt_numeric' IMMUTABLE STRICT PARALLEL SAFE SUPPORT wanyuan_compare_support;
COMMENT ON FUNCTION wanyuan_gt_numeric(wanyuan, numeric) IS
'Is the amount greater than the number of 万元? Exact; NaN is greater than every amount.';

CREATE FUNCTION numeric_lt_wanyuan(numeric, wanyuan) RETURNS boolean
	LANGUAGE C AS 'MODULE_PATHNAME', 'numeric_lt_wanyuan' IMMUTABLE STRICT PARALLEL SAFE SUPPORT wanyuan_compare_support;
COMMENT ON FUNCTION numeric_lt_wanyuan(numeric, wanyuan) IS
'Is the number of 万元 less than the amount? Exact; NaN is greater than every amount.';

CREATE FUNCTION numeric_le_wanyuan(numeric, wanyuan) RETURNS boolean
	LANGUAGE C AS 'MODULE_PATHNAME', 'numeric_le_wanyuan' IMMUTABLE STRICT PARALLEL SAFE SUPPORT wanyuan_compare_support;
COMMENT ON FUNCTION numeric_le_wanyuan(numeric, wanyuan) IS
'Is the number of 万元 at most the amount? Exact; NaN is greater than every amount.';

CREATE FUNCTION numeric_eq_wanyuan(numeric, wanyuan) RETURNS boolean
	LANGUAGE C AS 'MODULE_PATHNAME', 'numeric_eq_wanyuan' IMMUTABLE STRICT PARALLEL SAFE SUPPORT wanyuan_compare_support;
COMMENT ON FUNCTION numeric_eq_wanyuan(numeric, wanyuan) IS
'Is the number of 万元 equal to the amount? Exact; NaN is greater than every amount.';

CREATE FUNCTION numeric_ne_wanyuan(numeric, wanyuan) RETURNS boolean
	LANGUAGE C AS 'MODULE_PATHNAME', 'numeric_ne_wanyuan' IMMUTABLE STRICT PARALLEL SAFE SUPPORT wanyuan_compare_support;
COMMENT ON FUNCTION numeric_ne_wanyuan(numeric, wanyuan) IS
'Is the number of 万元 not equal to the amount? Exact; NaN is greater than every amount.';

CREATE FUNCTION numeric_ge_wanyuan(numeric, wanyuan) RETURNS boolean
	LANGUAGE C AS 'MODULE_PATHNAME', 'numeric_ge_wanyuan' IMMUTABLE STRICT PARALLEL SAFE SUPPORT wanyuan_compare_support;
COMMENT ON FUNCTION numeric_ge_wanyuan(numeric, wanyuan) IS
'Is the number of 万元 at least the amount? Exact; NaN is greater than every amount.';

CREATE FUNCTION numeric_gt_wanyuan(numeric, wanyuan) RETURNS boolean
	LANGUAGE C AS 'MODULE_PATHNAME', 'numeric_gt_wanyuan' IMMUTABLE STRICT PARALLEL SAFE SUPPORT wanyuan_compare_support;
COMMENT ON FUNCTION numeric_gt_wanyuan(numeric, wanyuan) IS
'Is the number of 万元 greater than the amount? Exact; NaN is greater than every amount.';

CREATE OPERATOR < (
	FUNCTION = wanyuan_lt_numeric, LEFTARG = wanyuan, RIGHTARG = numeric,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (wanyuan, numeric) IS
'less than, the number read as 万元';

CREATE OPERATOR <= (
	FUNCTION = wanyuan_le_numeric, LEFTARG = wanyuan, RIGHTARG = numeric,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (wanyuan, numeric) IS
'at most, the number read as 万元';

CREATE OPERATOR = (
	FUNCTION = wanyuan_eq_numeric, LEFTARG = wanyuan, RIGHTARG = numeric,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel
);
COMMENT ON OPERATOR = (wanyuan, numeric) IS
'equal to, the number read as 万元';

CREATE OPERATOR <> (
	FUNCTION = wanyuan_ne_numeric, LEFTARG = wanyuan, RIGHTARG = numeric,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (wanyuan, numeric) IS
'not equal to, the number read as 万元';

CREATE OPERATOR >= (
	FUNCTION = wanyuan_ge_numeric, LEFTARG = wanyuan, RIGHTARG = numeric,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (wanyuan, numeric) IS
'at least, the number read as 万元';

CREATE OPERATOR > (
	FUNCTION = wanyuan_gt_numeric, LEFTARG = wanyuan, RIGHTARG = numeric,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (wanyuan, numeric) IS
'greater than, the number read as 万元';

CREATE OPERATOR < (
	FUNCTION = numeric_lt_wanyuan, LEFTARG = numeric, RIGHTARG = wanyuan,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (numeric, wanyuan) IS
'less than, the number read as 万元';

CREATE OPERATOR <= (
	FUNCTION = numeric_le_wanyuan, LEFTARG = numeric, RIGHTARG = wanyuan,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (numeric, wanyuan) IS
'at most, the number read as 万元';

CREATE OPERATOR = (
	FUNCTION = numeric_eq_wanyuan, LEFTARG = numeric, RIGHTARG = wanyuan,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel
);
COMMENT ON OPERATOR = (numeric, wanyuan) IS
'equal to, the number read as 万元';

CREATE OPERATOR <> (
	FUNCTION = numeric_ne_wanyuan, LEFTARG = numeric, RIGHTARG = wanyuan,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (numeric, wanyuan) IS
'not equal to, the number read as 万元';

CREATE OPERATOR >= (
	FUNCTION = numeric_ge_wanyuan, LEFTARG = numeric, RIGHTARG = wanyuan,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (numeric, wanyuan) IS
'at least, the number read as 万元';

CREATE OPERATOR > (
	FUNCTION = numeric_gt_wanyuan, LEFTARG = numeric, RIGHTARG = wanyuan,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (numeric, wanyuan) IS
'greater than, the number read as 万元';

-- arithmetic

CREATE FUNCTION wanyuan_add(wanyuan, wanyuan) RETURNS wanyuan
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_add' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_add(wanyuan, wanyuan) IS
'Sum of two amounts; out of range is error 22003.';

CREATE FUNCTION wanyuan_subtract(wanyuan, wanyuan) RETURNS wanyuan
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_subtract' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_subtract(wanyuan, wanyuan) IS
'Difference of two amounts; out of range is error 22003.';

CREATE FUNCTION wanyuan_add(wanyuan, numeric) RETURNS wanyuan
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_add_numeric' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_add(wanyuan, numeric) IS
'Amount plus a number of 万元, which is rounded to 分, half away from zero; out of range is error 22003.';

CREATE FUNCTION wanyuan_add(numeric, wanyuan) RETURNS wanyuan
	LANGUAGE C AS 'MODULE_PATHNAME', 'numeric_add_wanyuan' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_add(numeric, wanyuan) IS
'A number of 万元, which is rounded to 分, half away from zero, plus an amount; out of range is error 22003.';

CREATE FUNCTION wanyuan_subtract(wanyuan, numeric) RETURNS wanyuan
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_subtract_numeric' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_subtract(wanyuan, numeric) IS
'Amount minus a number of 万元, which is rounded to 分, half away from zero; out of range is error 22003.';

CREATE FUNCTION wanyuan_subtract(numeric, wanyuan) RETURNS wanyuan
	LANGUAGE C AS 'MODULE_PATHNAME', 'numeric_subtract_wanyuan' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_subtract(numeric, wanyuan) IS
'A number of 万元, which is rounded to 分, half away from zero, minus an amount; out of range is error 22003.';

CREATE FUNCTION wanyuan_negate(wanyuan) RETURNS wanyuan
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_negate' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_negate(wanyuan) IS
'The amount with the other sign; out of range is error 22003.';

CREATE FUNCTION wanyuan_multiply(wanyuan, numeric) RETURNS wanyuan
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_multiply' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_multiply(wanyuan, numeric) IS
'Amount times number, rounded once to 分, half away from zero; out of range is error 22003.';

CREATE FUNCTION wanyuan_multiply(numeric, wanyuan) RETURNS wanyuan
	LANGUAGE C AS 'MODULE_PATHNAME', 'numeric_multiply_wanyuan' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_multiply(numeric, wanyuan) IS
'Number times amount, rounded once to 分, half away from zero; out of range is error 22003.';

CREATE FUNCTION wanyuan_divide(wanyuan, numeric) RETURNS wanyuan
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_divide' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_divide(wanyuan, numeric) IS
'Amount divided by number, rounded once to 分, half away from zero; errors 22012 (zero) and 22003 (out of range).';

CREATE FUNCTION wanyuan_ratio(wanyuan, wanyuan) RETURNS numeric
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_ratio' IMMUTABLE STRICT PARALLEL SAFE COST 2;
COMMENT ON FUNCTION wanyuan_ratio(wanyuan, wanyuan) IS
'Ratio of two amounts, with the decimals that numeric gives a quotient; a zero divisor is error 22012.';

CREATE OPERATOR + (
	FUNCTION = wanyuan_add, LEFTARG = wanyuan, RIGHTARG = wanyuan,
	COMMUTATOR = +
);
COMMENT ON OPERATOR + (wanyuan, wanyuan) IS
'add amounts';

CREATE OPERATOR - (
	FUNCTION = wanyuan_subtract, LEFTARG = wanyuan, RIGHTARG = wanyuan
);
COMMENT ON OPERATOR - (wanyuan, wanyuan) IS
'subtract amounts';

CREATE OPERATOR + (
	FUNCTION = wanyuan_add, LEFTARG = wanyuan, RIGHTARG = numeric,
	COMMUTATOR = +
);
COMMENT ON OPERATOR + (wanyuan, numeric) IS
'add a number, read as 万元';

CREATE OPERATOR + (
	FUNCTION = wanyuan_add, LEFTARG = numeric, RIGHTARG = wanyuan,
	COMMUTATOR = +
);
COMMENT ON OPERATOR + (numeric, wanyuan) IS
'add a number, read as 万元';

CREATE OPERATOR - (
	FUNCTION = wanyuan_subtract, LEFTARG = wanyuan, RIGHTARG = numeric
);
COMMENT ON OPERATOR - (wanyuan, numeric) IS
'subtract a number, read as 万元';

CREATE OPERATOR - (
	FUNCTION = wanyuan_subtract, LEFTARG = numeric, RIGHTARG = wanyuan
);
COMMENT ON OPERATOR - (numeric, wanyuan) IS
'subtract from a number, read as 万元';

CREATE OPERATOR - (
	FUNCTION = wanyuan_negate, RIGHTARG = wanyuan
);
COMMENT ON OPERATOR - (NONE, wanyuan) IS
'negate';

CREATE OPERATOR * (
	FUNCTION = wanyuan_multiply, LEFTARG = wanyuan, RIGHTARG = numeric,
	COMMUTATOR = *
);
COMMENT ON OPERATOR * (wanyuan, numeric) IS
'multiply by a number';

CREATE OPERATOR * (
	FUNCTION = wanyuan_multiply, LEFTARG = numeric, RIGHTARG = wanyuan,
	COMMUTATOR = *
);
COMMENT ON OPERATOR * (numeric, wanyuan) IS
'multiply by a number';

CREATE OPERATOR / (
	FUNCTION = wanyuan_divide, LEFTARG = wanyuan, RIGHTARG = numeric
);
COMMENT ON OPERATOR / (wanyuan, numeric) IS
'divide by a number';

CREATE OPERATOR / (
	FUNCTION = wanyuan_ratio, LEFTARG = wanyuan, RIGHTARG = wanyuan
);
COMMENT ON OPERATOR / (wanyuan, wanyuan) IS
'ratio of amounts';

-- functions

CREATE FUNCTION abs(wanyuan) RETURNS wanyuan
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_abs' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION abs(wanyuan) IS
'Amount without sign; out of range is error 22003.';

CREATE FUNCTION round(amount wanyuan, decimals integer) RETURNS wanyuan
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_round' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION round(wanyuan, integer) IS
'Amount rounded to so many decimals of 万元 (negative: to tens, hundreds ...), half away from zero; out of range is error 22003.';

CREATE FUNCTION round(amount wanyuan) RETURNS wanyuan
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN round(amount, 0);
COMMENT ON FUNCTION round(wanyuan) IS
'Amount rounded to whole 万元, half away from zero; out of range is error 22003.';

CREATE FUNCTION yuan(wanyuan) RETURNS numeric
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_yuan' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION yuan(wanyuan) IS
'The amount as a number of 元, two decimals, exact.';

CREATE FUNCTION yuan(amount numeric) RETURNS numeric
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN yuan(amount::wanyuan);
COMMENT ON FUNCTION yuan(numeric) IS
'yuan(wanyuan) of a number of 万元, rounded to 分.';

CREATE FUNCTION yuan(amount text) RETURNS numeric
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN yuan(amount::wanyuan);
COMMENT ON FUNCTION yuan(text) IS
'yuan(wanyuan) of a text, read as the type reads it.';

CREATE FUNCTION from_yuan(numeric) RETURNS wanyuan
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_from_yuan' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION from_yuan(numeric) IS
'A number of 元 as an amount, rounded to 分, half away from zero; NaN, infinities and numbers out of range are error 22003.';

CREATE FUNCTION format_amount(amount wanyuan, unit text DEFAULT '万元', decimals integer DEFAULT 2) RETURNS text
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_format' IMMUTABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION format_amount(wanyuan, text, integer) IS
'The amount in a unit of money (元 千元 万元 百万元 亿元 万 亿), with thousands commas, 0 to 10 decimals and the unit: '
'26,424.00万元. Rounds half away from zero. Another unit or number of decimals is error 22023.';

CREATE FUNCTION format_amount(amount numeric, unit text DEFAULT '万元', decimals integer DEFAULT 2) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN format_amount(amount::wanyuan, unit, decimals);
COMMENT ON FUNCTION format_amount(numeric, text, integer) IS
'format_amount(wanyuan, text, integer) of a number of 万元, rounded to 分.';

CREATE FUNCTION format_amount(amount text, unit text DEFAULT '万元', decimals integer DEFAULT 2) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN format_amount(amount::wanyuan, unit, decimals);
COMMENT ON FUNCTION format_amount(text, text, integer) IS
'format_amount(wanyuan, text, integer) of a text, read as the type reads it.';

CREATE FUNCTION amount_in_words(wanyuan) RETURNS text
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_in_words' IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION amount_in_words(wanyuan) IS
'The amount in Chinese financial numerals (壹仟贰佰陆拾捌万叁仟壹佰元整) as bills carry it; negative amounts begin with 负.';

CREATE FUNCTION amount_in_words(amount numeric) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN amount_in_words(amount::wanyuan);
COMMENT ON FUNCTION amount_in_words(numeric) IS
'amount_in_words(wanyuan) of a number of 万元, rounded to 分.';

CREATE FUNCTION amount_in_words(amount text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN amount_in_words(amount::wanyuan);
COMMENT ON FUNCTION amount_in_words(text) IS
'amount_in_words(wanyuan) of a text, read as the type reads it.';

-- aggregates

CREATE TYPE wanyuan_sum;

CREATE FUNCTION wanyuan_sum_in(cstring) RETURNS wanyuan_sum
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_sum_in' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_sum_in(cstring) IS
'Input of wanyuan_sum: sum in 分, slash, count of amounts; a sum that so many amounts cannot have is error 22003.';

CREATE FUNCTION wanyuan_sum_out(wanyuan_sum) RETURNS cstring
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_sum_out' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_sum_out(wanyuan_sum) IS
'Output of wanyuan_sum: sum in 分, slash, count of amounts.';

CREATE FUNCTION wanyuan_sum_recv(internal) RETURNS wanyuan_sum
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_sum_recv' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_sum_recv(internal) IS
'Binary input of wanyuan_sum: high and low half of the sum in 分, count, 64 bits each; an impossible state is error 22P03.';

CREATE FUNCTION wanyuan_sum_send(wanyuan_sum) RETURNS bytea
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_sum_send' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_sum_send(wanyuan_sum) IS
'Binary output of wanyuan_sum: high and low half of the sum in 分, count, 64 bits each.';

CREATE TYPE wanyuan_sum (
	INPUT = wanyuan_sum_in,
	OUTPUT = wanyuan_sum_out,
	RECEIVE = wanyuan_sum_recv,
	SEND = wanyuan_sum_send,
	INTERNALLENGTH = 24,
	ALIGNMENT = double
);
COMMENT ON TYPE wanyuan_sum IS
'State of sum(wanyuan) and avg(wanyuan): a 128-bit sum in 分 and the count of amounts. For the aggregates, not for columns.';

CREATE FUNCTION wanyuan_sum_add(wanyuan_sum, wanyuan) RETURNS wanyuan_sum
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_sum_add' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_sum_add(wanyuan_sum, wanyuan) IS
'Transition of sum and avg: adds an amount.';

CREATE FUNCTION wanyuan_sum_remove(wanyuan_sum, wanyuan) RETURNS wanyuan_sum
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_sum_remove' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_sum_remove(wanyuan_sum, wanyuan) IS
'Inverse transition of sum and avg: takes an amount away; if none such can be in the sum, error 22023.';

CREATE FUNCTION wanyuan_sum_combine(wanyuan_sum, wanyuan_sum) RETURNS wanyuan_sum
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_sum_combine' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_sum_combine(wanyuan_sum, wanyuan_sum) IS
'Adds two states of sum and avg.';

CREATE FUNCTION wanyuan_sum_total(wanyuan_sum) RETURNS wanyuan
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_sum_total' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_sum_total(wanyuan_sum) IS
'Result of sum: NULL of no amounts; out of range is error 22003.';

CREATE FUNCTION wanyuan_sum_number(wanyuan_sum) RETURNS numeric
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_sum_number' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_sum_number(wanyuan_sum) IS
'Result of sum_wan: NULL of no amounts.';

CREATE FUNCTION wanyuan_sum_mean(wanyuan_sum) RETURNS wanyuan
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_sum_mean' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_sum_mean(wanyuan_sum) IS
'Result of avg: NULL of no amounts; rounded to 分, half away from zero.';

CREATE FUNCTION wanyuan_smaller(wanyuan, wanyuan) RETURNS wanyuan
	LANGUAGE internal AS 'int8smaller' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_smaller(wanyuan, wanyuan) IS
'The smaller of two amounts.';

CREATE FUNCTION wanyuan_larger(wanyuan, wanyuan) RETURNS wanyuan
	LANGUAGE internal AS 'int8larger' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_larger(wanyuan, wanyuan) IS
'The larger of two amounts.';

CREATE AGGREGATE sum(wanyuan) (
	SFUNC = wanyuan_sum_add,
	STYPE = wanyuan_sum,
	FINALFUNC = wanyuan_sum_total,
	COMBINEFUNC = wanyuan_sum_combine,
	INITCOND = '0/0',
	MSFUNC = wanyuan_sum_add,
	MINVFUNC = wanyuan_sum_remove,
	MSTYPE = wanyuan_sum,
	MFINALFUNC = wanyuan_sum_total,
	MINITCOND = '0/0',
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE sum(wanyuan) IS
'Sum of the amounts that are not NULL, exact; NULL of none; a result out of range is error 22003, an intermediate one is not.';

CREATE AGGREGATE sum_wan(wanyuan) (
	SFUNC = wanyuan_sum_add,
	STYPE = wanyuan_sum,
	FINALFUNC = wanyuan_sum_number,
	COMBINEFUNC = wanyuan_sum_combine,
	INITCOND = '0/0',
	MSFUNC = wanyuan_sum_add,
	MINVFUNC = wanyuan_sum_remove,
	MSTYPE = wanyuan_sum,
	MFINALFUNC = wanyuan_sum_number,
	MINITCOND = '0/0',
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE sum_wan(wanyuan) IS
'Sum of the amounts that are not NULL as a number of 万元, exact, whatever its size; NULL of none. The views of a ledger use it, '
'so that no stored amounts make them fail.';

CREATE AGGREGATE avg(wanyuan) (
	SFUNC = wanyuan_sum_add,
	STYPE = wanyuan_sum,
	FINALFUNC = wanyuan_sum_mean,
	COMBINEFUNC = wanyuan_sum_combine,
	INITCOND = '0/0',
	MSFUNC = wanyuan_sum_add,
	MINVFUNC = wanyuan_sum_remove,
	MSTYPE = wanyuan_sum,
	MFINALFUNC = wanyuan_sum_mean,
	MINITCOND = '0/0',
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE avg(wanyuan) IS
'Mean of the amounts that are not NULL as an amount, rounded once to 分, half away from zero; NULL of none; never out of range. '
'For more decimals: sum(amount)::numeric / count(amount).';

CREATE AGGREGATE min(wanyuan) (
	SFUNC = wanyuan_smaller,
	STYPE = wanyuan,
	COMBINEFUNC = wanyuan_smaller,
	SORTOP = <,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE min(wanyuan) IS
'The smallest of the amounts that are not NULL; NULL of none.';

CREATE AGGREGATE max(wanyuan) (
	SFUNC = wanyuan_larger,
	STYPE = wanyuan,
	COMBINEFUNC = wanyuan_larger,
	SORTOP = >,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE max(wanyuan) IS
'The largest of the amounts that are not NULL; NULL of none.';

-- indexes: btree, hash, BRIN

CREATE FUNCTION wanyuan_cmp(wanyuan, wanyuan) RETURNS integer
	LANGUAGE internal AS 'btint8cmp' IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION wanyuan_cmp(wanyuan, wanyuan) IS
'Order of two amounts: -1, 0 or 1.';

CREATE FUNCTION wanyuan_sortsupport(internal) RETURNS void
	LANGUAGE internal AS 'btint8sortsupport' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_sortsupport(internal) IS
'Sort support of wanyuan.';

CREATE FUNCTION wanyuan_in_range(wanyuan, wanyuan, wanyuan, boolean, boolean) RETURNS boolean
	LANGUAGE internal AS 'in_range_int8_int8' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_in_range(wanyuan, wanyuan, wanyuan, boolean, boolean) IS
'Window frames RANGE BETWEEN amount PRECEDING AND amount FOLLOWING; a negative distance is error 22013.';

CREATE FUNCTION wanyuan_in_range(wanyuan, wanyuan, numeric, boolean, boolean) RETURNS boolean
	LANGUAGE C AS 'MODULE_PATHNAME', 'wanyuan_in_range_numeric' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_in_range(wanyuan, wanyuan, numeric, boolean, boolean) IS
'Window frames RANGE BETWEEN number PRECEDING AND number FOLLOWING, the number in 万元; a negative distance or NaN is error 22013.';

CREATE FUNCTION wanyuan_hash(wanyuan) RETURNS integer
	LANGUAGE internal AS 'hashint8' IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION wanyuan_hash(wanyuan) IS
'Hash of an amount.';

CREATE FUNCTION wanyuan_hash_extended(wanyuan, bigint) RETURNS bigint
	LANGUAGE internal AS 'hashint8extended' IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION wanyuan_hash_extended(wanyuan, bigint) IS
'Hash of an amount with a seed.';

CREATE FUNCTION wanyuan_distance(internal, internal) RETURNS double precision
	LANGUAGE internal AS 'brin_minmax_multi_distance_int8' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_distance(internal, internal) IS
'Distance of two amounts for BRIN minmax-multi.';

CREATE FUNCTION wanyuan_subtype_diff(wanyuan, wanyuan) RETURNS double precision
	LANGUAGE internal AS 'int8range_subdiff' IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wanyuan_subtype_diff(wanyuan, wanyuan) IS
'Distance of two amounts in 分 for GiST indexes on wanyuan_range; an estimate for the index, no part of any result.';

CREATE OPERATOR CLASS wanyuan_ops
	DEFAULT FOR TYPE wanyuan USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 wanyuan_cmp(wanyuan, wanyuan),
	FUNCTION 2 wanyuan_sortsupport(internal),
	FUNCTION 3 wanyuan_in_range(wanyuan, wanyuan, wanyuan, boolean, boolean),
	FUNCTION 3 (wanyuan, numeric) wanyuan_in_range(wanyuan, wanyuan, numeric, boolean, boolean),
	FUNCTION 4 btequalimage(oid);
COMMENT ON OPERATOR CLASS wanyuan_ops USING btree IS
'Amounts in order, with sort support, RANGE frames and deduplication.';
COMMENT ON OPERATOR FAMILY wanyuan_ops USING btree IS
'Amounts in order.';

CREATE OPERATOR CLASS wanyuan_hash_ops
	DEFAULT FOR TYPE wanyuan USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 wanyuan_hash(wanyuan),
	FUNCTION 2 wanyuan_hash_extended(wanyuan, bigint);
COMMENT ON OPERATOR CLASS wanyuan_hash_ops USING hash IS
'Hash of amounts, also for hash partitions.';
COMMENT ON OPERATOR FAMILY wanyuan_hash_ops USING hash IS
'Hash of amounts.';

CREATE OPERATOR CLASS wanyuan_minmax_ops
	DEFAULT FOR TYPE wanyuan USING brin AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 brin_minmax_opcinfo(internal),
	FUNCTION 2 brin_minmax_add_value(internal, internal, internal, internal),
	FUNCTION 3 brin_minmax_consistent(internal, internal, internal),
	FUNCTION 4 brin_minmax_union(internal, internal, internal),
	STORAGE wanyuan;
COMMENT ON OPERATOR CLASS wanyuan_minmax_ops USING brin IS
'Smallest and largest amount of each block range.';
COMMENT ON OPERATOR FAMILY wanyuan_minmax_ops USING brin IS
'Smallest and largest amounts.';

CREATE OPERATOR CLASS wanyuan_minmax_multi_ops
	FOR TYPE wanyuan USING brin AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 brin_minmax_multi_opcinfo(internal),
	FUNCTION 2 brin_minmax_multi_add_value(internal, internal, internal, internal),
	FUNCTION 3 brin_minmax_multi_consistent(internal, internal, internal, integer),
	FUNCTION 4 brin_minmax_multi_union(internal, internal, internal),
	FUNCTION 5 brin_minmax_multi_options(internal),
	FUNCTION 11 wanyuan_distance(internal, internal),
	STORAGE wanyuan;
COMMENT ON OPERATOR CLASS wanyuan_minmax_multi_ops USING brin IS
'Several intervals of amounts of each block range.';
COMMENT ON OPERATOR FAMILY wanyuan_minmax_multi_ops USING brin IS
'Intervals of amounts.';

-- ranges and series

CREATE TYPE wanyuan_range AS RANGE (
	SUBTYPE = wanyuan,
	SUBTYPE_OPCLASS = wanyuan_ops,
	SUBTYPE_DIFF = wanyuan_subtype_diff,
	MULTIRANGE_TYPE_NAME = wanyuan_multirange
);
COMMENT ON TYPE wanyuan_range IS
'Range of amounts, such as [100,500).';
COMMENT ON TYPE wanyuan_multirange IS
'Ranges of amounts that do not overlap.';
COMMENT ON FUNCTION wanyuan_range(wanyuan, wanyuan) IS
'The range from the first amount on up to the second, without it.';
COMMENT ON FUNCTION wanyuan_range(wanyuan, wanyuan, text) IS
'The range between two amounts; the third argument says which of them are in it: [] [) (] ().';
COMMENT ON FUNCTION wanyuan_multirange() IS
'The empty multirange.';
COMMENT ON FUNCTION wanyuan_multirange(wanyuan_range) IS
'The multirange of one range.';
COMMENT ON FUNCTION wanyuan_multirange(wanyuan_range[]) IS
'The multirange of these ranges.';
COMMENT ON CAST (wanyuan_range AS wanyuan_multirange) IS
'The multirange of the range; explicit.';

CREATE FUNCTION generate_series(start wanyuan, stop wanyuan, step wanyuan) RETURNS SETOF wanyuan
	LANGUAGE internal AS 'generate_series_step_int8' IMMUTABLE STRICT PARALLEL SAFE SUPPORT generate_series_int8_support;
COMMENT ON FUNCTION generate_series(wanyuan, wanyuan, wanyuan) IS
'The amounts from start to stop by step; a step of zero is error 22023.';
