-- Amounts compared with numbers, read as 万元; not in any operator family, so that
-- nothing changes for numeric itself.

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
