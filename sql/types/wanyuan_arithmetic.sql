-- Amounts added, multiplied, rounded, printed.

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
