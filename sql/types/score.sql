-- perf_score: points earned of a full mark

CREATE TYPE perf_score;

CREATE FUNCTION perf_score_in(cstring) RETURNS perf_score
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION perf_score_in(cstring) IS
'input of perf_score: 14/15, 满分15分，得14分; errors 22P02 and 22003';

CREATE FUNCTION perf_score_out(perf_score) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION perf_score_out(perf_score) IS
'output of perf_score: 14/15, 4.96/5';

CREATE FUNCTION perf_score_recv(internal) RETURNS perf_score
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION perf_score_recv(internal) IS
'binary input of perf_score: two int64, points and full mark in 1/10000; error 22P03 on a negative full mark';

CREATE FUNCTION perf_score_send(perf_score) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION perf_score_send(perf_score) IS
'binary output of perf_score: two int64, points and full mark in 1/10000';

CREATE TYPE perf_score (
	INPUT = perf_score_in,
	OUTPUT = perf_score_out,
	RECEIVE = perf_score_recv,
	SEND = perf_score_send,
	INTERNALLENGTH = 16,
	ALIGNMENT = double,
	STORAGE = plain
);
COMMENT ON TYPE perf_score IS
'points earned of a full mark (得分/分值), 4 decimals each: 14/15; + and sum() add both sides. Compares by the score rate, earned '
'÷ full mark, so 7/10 = 14/20. Where the full mark is 0 there is no rate: negative points (deductions), then 0/0, sort below '
'every rate, positive points above every rate';

CREATE FUNCTION perf_score(earned numeric, full_mark numeric) RETURNS perf_score
	AS 'MODULE_PATHNAME', 'perf_score_from_numerics'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION perf_score(numeric, numeric) IS
'the score of earned points of a full mark, both rounded to 4 decimals; error 22003 beyond the range or on a negative full mark';

CREATE FUNCTION earned(perf_score) RETURNS numeric
	AS 'MODULE_PATHNAME', 'perf_score_earned'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION earned(perf_score) IS
'the points earned (得分)';

CREATE FUNCTION full_mark(perf_score) RETURNS numeric
	AS 'MODULE_PATHNAME', 'perf_score_full_mark'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION full_mark(perf_score) IS
'the full mark (分值, 满分)';

CREATE FUNCTION score_rate(perf_score) RETURNS numeric
	AS 'MODULE_PATHNAME', 'perf_score_rate'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION score_rate(perf_score) IS
'points earned ÷ full mark (得分率), a fraction with 16 decimals; NULL where the full mark is 0';

CREATE CAST (perf_score AS numeric) WITH FUNCTION earned(perf_score) AS ASSIGNMENT;
COMMENT ON CAST (perf_score AS numeric) IS
'The points earned, without the full mark; on assignment.';

CREATE FUNCTION perf_score_pl(perf_score, perf_score) RETURNS perf_score
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION perf_score_pl(perf_score, perf_score) IS
'implementation of + operator; error 22003 beyond the range';

CREATE OPERATOR + (
	LEFTARG = perf_score, RIGHTARG = perf_score, FUNCTION = perf_score_pl,
	COMMUTATOR = +
);
COMMENT ON OPERATOR + (perf_score, perf_score) IS
'adds the points and the full marks: 14/15 + 4/5 = 18/20';

CREATE FUNCTION perf_score_mi(perf_score, perf_score) RETURNS perf_score
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION perf_score_mi(perf_score, perf_score) IS
'internal: takes a score out of a sum that contains it';

-- comparison

CREATE FUNCTION perf_score_lt(perf_score, perf_score) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION perf_score_lt(perf_score, perf_score) IS
'implementation of < operator';

CREATE FUNCTION perf_score_le(perf_score, perf_score) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION perf_score_le(perf_score, perf_score) IS
'implementation of <= operator';

CREATE FUNCTION perf_score_eq(perf_score, perf_score) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION perf_score_eq(perf_score, perf_score) IS
'implementation of = operator';

CREATE FUNCTION perf_score_ne(perf_score, perf_score) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION perf_score_ne(perf_score, perf_score) IS
'implementation of <> operator';

CREATE FUNCTION perf_score_ge(perf_score, perf_score) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION perf_score_ge(perf_score, perf_score) IS
'implementation of >= operator';

CREATE FUNCTION perf_score_gt(perf_score, perf_score) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION perf_score_gt(perf_score, perf_score) IS
'implementation of > operator';

CREATE OPERATOR < (
	LEFTARG = perf_score, RIGHTARG = perf_score, FUNCTION = perf_score_lt,
	COMMUTATOR = >, NEGATOR = >=,
	RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (perf_score, perf_score) IS
'lower score rate';

CREATE OPERATOR <= (
	LEFTARG = perf_score, RIGHTARG = perf_score, FUNCTION = perf_score_le,
	COMMUTATOR = >=, NEGATOR = >,
	RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (perf_score, perf_score) IS
'lower or equal score rate';

CREATE OPERATOR = (
	LEFTARG = perf_score, RIGHTARG = perf_score, FUNCTION = perf_score_eq,
	COMMUTATOR = =, NEGATOR = <>,
	RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
COMMENT ON OPERATOR = (perf_score, perf_score) IS
'equal score rate: 7/10 = 14/20';

CREATE OPERATOR <> (
	LEFTARG = perf_score, RIGHTARG = perf_score, FUNCTION = perf_score_ne,
	COMMUTATOR = <>, NEGATOR = =,
	RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (perf_score, perf_score) IS
'different score rate';

CREATE OPERATOR >= (
	LEFTARG = perf_score, RIGHTARG = perf_score, FUNCTION = perf_score_ge,
	COMMUTATOR = <=, NEGATOR = <,
	RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (perf_score, perf_score) IS
'higher or equal score rate';

CREATE OPERATOR > (
	LEFTARG = perf_score, RIGHTARG = perf_score, FUNCTION = perf_score_gt,
	COMMUTATOR = <, NEGATOR = <=,
	RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (perf_score, perf_score) IS
'higher score rate';

CREATE FUNCTION perf_score_cmp(perf_score, perf_score) RETURNS integer
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION perf_score_cmp(perf_score, perf_score) IS
'btree support: order by score rate';

CREATE FUNCTION perf_score_sortsupport(internal) RETURNS void
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION perf_score_sortsupport(internal) IS
'btree sort support';

CREATE OPERATOR CLASS perf_score_ops DEFAULT FOR TYPE perf_score USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 perf_score_cmp(perf_score, perf_score),
	FUNCTION 2 perf_score_sortsupport(internal);
COMMENT ON OPERATOR CLASS perf_score_ops USING btree IS
'perf_score by score rate';
COMMENT ON OPERATOR FAMILY perf_score_ops USING btree IS
'order of perf_score by score rate';

CREATE FUNCTION perf_score_hash(perf_score) RETURNS integer
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION perf_score_hash(perf_score) IS
'hash support: hash of the score rate';

CREATE FUNCTION perf_score_hash_extended(perf_score, bigint) RETURNS bigint
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION perf_score_hash_extended(perf_score, bigint) IS
'hash support: 64-bit seeded hash of the score rate';

CREATE OPERATOR CLASS perf_score_ops DEFAULT FOR TYPE perf_score USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 perf_score_hash(perf_score),
	FUNCTION 2 perf_score_hash_extended(perf_score, bigint);
COMMENT ON OPERATOR CLASS perf_score_ops USING hash IS
'perf_score by score rate';
COMMENT ON OPERATOR FAMILY perf_score_ops USING hash IS
'hash of perf_score by score rate';

-- aggregates

CREATE AGGREGATE sum(perf_score) (
	SFUNC = perf_score_pl,
	STYPE = perf_score,
	COMBINEFUNC = perf_score_pl,
	MSFUNC = perf_score_pl,
	MINVFUNC = perf_score_mi,
	MSTYPE = perf_score,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE sum(perf_score) IS
'the sum of the points of the sum of the full marks; NULL over no rows; error 22003 if a running total is beyond the range';

CREATE FUNCTION perf_score_avg_accum(bigint[], perf_score) RETURNS bigint[]
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION perf_score_avg_accum(bigint[], perf_score) IS
'aggregate transition of avg(perf_score)';

CREATE FUNCTION perf_score_avg_accum_inv(bigint[], perf_score) RETURNS bigint[]
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION perf_score_avg_accum_inv(bigint[], perf_score) IS
'aggregate inverse transition of avg(perf_score)';

CREATE FUNCTION perf_score_avg_combine(bigint[], bigint[]) RETURNS bigint[]
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION perf_score_avg_combine(bigint[], bigint[]) IS
'aggregate combine function of avg(perf_score)';

CREATE FUNCTION perf_score_avg_final(bigint[]) RETURNS perf_score
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION perf_score_avg_final(bigint[]) IS
'aggregate final function of avg(perf_score)';

CREATE AGGREGATE avg(perf_score) (
	SFUNC = perf_score_avg_accum,
	STYPE = bigint[],
	INITCOND = '{0,0,0}',
	FINALFUNC = perf_score_avg_final,
	COMBINEFUNC = perf_score_avg_combine,
	MSFUNC = perf_score_avg_accum,
	MINVFUNC = perf_score_avg_accum_inv,
	MSTYPE = bigint[],
	MINITCOND = '{0,0,0}',
	MFINALFUNC = perf_score_avg_final,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE avg(perf_score) IS
'the mean points of the mean full mark, each rounded to 4 decimals; NULL over no rows';

CREATE FUNCTION perf_score_smaller(perf_score, perf_score) RETURNS perf_score
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION perf_score_smaller(perf_score, perf_score) IS
'the score with the lower rate';

CREATE FUNCTION perf_score_larger(perf_score, perf_score) RETURNS perf_score
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION perf_score_larger(perf_score, perf_score) IS
'the score with the higher rate';

CREATE AGGREGATE min(perf_score) (
	SFUNC = perf_score_smaller,
	STYPE = perf_score,
	COMBINEFUNC = perf_score_smaller,
	SORTOP = <,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE min(perf_score) IS
'the score with the lowest rate';

CREATE AGGREGATE max(perf_score) (
	SFUNC = perf_score_larger,
	STYPE = perf_score,
	COMBINEFUNC = perf_score_larger,
	SORTOP = >,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE max(perf_score) IS
'the score with the highest rate';
