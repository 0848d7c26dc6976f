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
