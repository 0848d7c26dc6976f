-- sum, avg, min, max of amounts.

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
