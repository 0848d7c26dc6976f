-- perf_target and perf_value: what was to be reached, and what was (RULES 3, 4, 8)

CREATE TYPE perf_target;

CREATE FUNCTION perf_target_in(cstring) RETURNS perf_target
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10
AS 'MODULE_PATHNAME', 'perf_target_in';
COMMENT ON FUNCTION perf_target_in(cstring) IS
'input of perf_target: 22P02 for a bad literal, 22003 for a number of more than 18 digits behind a sign (without one it is a '
'text) or a text longer than 1 MiB';

CREATE FUNCTION perf_target_out(perf_target) RETURNS cstring
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5
AS 'MODULE_PATHNAME', 'perf_target_out';
COMMENT ON FUNCTION perf_target_out(perf_target) IS
'output of perf_target: the canonical literal, which reads back to an equal perf_target';

CREATE FUNCTION perf_target_recv(internal) RETURNS perf_target
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10
AS 'MODULE_PATHNAME', 'perf_target_recv';
COMMENT ON FUNCTION perf_target_recv(internal) IS
'binary input of perf_target: a version byte (1), then the literal; refused as the literal would be, another version is 22P03';

CREATE FUNCTION perf_target_send(perf_target) RETURNS bytea
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5
AS 'MODULE_PATHNAME', 'perf_target_send';
COMMENT ON FUNCTION perf_target_send(perf_target) IS
'binary output of perf_target: a version byte (1), then the canonical literal';

CREATE TYPE perf_target (
	INPUT = perf_target_in,
	OUTPUT = perf_target_out,
	RECEIVE = perf_target_recv,
	SEND = perf_target_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = int4,
	STORAGE = extended
);
COMMENT ON TYPE perf_target IS
'target of an indicator (指标值): a comparator with a number and a unit (≥95%, =12个月, ≤60分钟), a range (90%-95%, ≥5%且≤10%) or '
'a text (稳步提高). A literal that opens with a sign must be one whole quantity, a date (≤12月底前) or a ratio (≥1:3), which are '
'texts, else 22P02; other text that is not a whole quantity is a text target. Equality is by meaning: =1年 equals =12个月. A bare '
'number is read as =.';

CREATE TYPE perf_value;

CREATE FUNCTION perf_value_in(cstring) RETURNS perf_value
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10
AS 'MODULE_PATHNAME', 'perf_value_in';
COMMENT ON FUNCTION perf_value_in(cstring) IS
'input of perf_value: 22P02 for a bad literal, 22003 for a number of more than 18 digits behind a sign (without one it is a text) '
'or a text longer than 1 MiB';

CREATE FUNCTION perf_value_out(perf_value) RETURNS cstring
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5
AS 'MODULE_PATHNAME', 'perf_value_out';
COMMENT ON FUNCTION perf_value_out(perf_value) IS
'output of perf_value: the canonical literal, which reads back to an equal perf_value';

CREATE FUNCTION perf_value_recv(internal) RETURNS perf_value
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10
AS 'MODULE_PATHNAME', 'perf_value_recv';
COMMENT ON FUNCTION perf_value_recv(internal) IS
'binary input of perf_value: a version byte (1), then the literal; refused as the literal would be, another version is 22P03';

CREATE FUNCTION perf_value_send(perf_value) RETURNS bytea
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5
AS 'MODULE_PATHNAME', 'perf_value_send';
COMMENT ON FUNCTION perf_value_send(perf_value) IS
'binary output of perf_value: a version byte (1), then the canonical literal';

CREATE TYPE perf_value (
	INPUT = perf_value_in,
	OUTPUT = perf_value_out,
	RECEIVE = perf_value_recv,
	SEND = perf_value_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = int4,
	STORAGE = extended
);
COMMENT ON TYPE perf_value IS
'actual value of an indicator (实际完成值): a point (109.17万人), a bound in words (大于90%, 600余人次), an attainment '
'(达成预期指标, 部分达成…, 未达成…) or a text. A comparison sign in front is decoration and is dropped; what follows it must be '
'one whole quantity, a date or a ratio, else 22P02. Equality is by meaning: 1年 equals 12个月.';

-- order of perf_target: quantities by unit family and number, then attainments, then texts

CREATE FUNCTION perf_target_eq(perf_target, perf_target) RETURNS boolean
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_eq';
COMMENT ON FUNCTION perf_target_eq(perf_target, perf_target) IS
'implements the operator = of perf_target';

CREATE OPERATOR = (
	LEFTARG = perf_target, RIGHTARG = perf_target, FUNCTION = perf_target_eq,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
COMMENT ON OPERATOR = (perf_target, perf_target) IS
'equal by meaning: by unit family, number in the base unit, comparator; NULL on NULL';

CREATE FUNCTION perf_target_ne(perf_target, perf_target) RETURNS boolean
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_ne';
COMMENT ON FUNCTION perf_target_ne(perf_target, perf_target) IS
'implements the operator <> of perf_target';

CREATE OPERATOR <> (
	LEFTARG = perf_target, RIGHTARG = perf_target, FUNCTION = perf_target_ne,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (perf_target, perf_target) IS
'not equal by meaning: by unit family, number in the base unit, comparator; NULL on NULL';

CREATE FUNCTION perf_target_lt(perf_target, perf_target) RETURNS boolean
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_lt';
COMMENT ON FUNCTION perf_target_lt(perf_target, perf_target) IS
'implements the operator < of perf_target';

CREATE OPERATOR < (
	LEFTARG = perf_target, RIGHTARG = perf_target, FUNCTION = perf_target_lt,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (perf_target, perf_target) IS
'sorts before: by unit family, number in the base unit, comparator; NULL on NULL';

CREATE FUNCTION perf_target_le(perf_target, perf_target) RETURNS boolean
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_le';
COMMENT ON FUNCTION perf_target_le(perf_target, perf_target) IS
'implements the operator <= of perf_target';

CREATE OPERATOR <= (
	LEFTARG = perf_target, RIGHTARG = perf_target, FUNCTION = perf_target_le,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (perf_target, perf_target) IS
'sorts before or equal: by unit family, number in the base unit, comparator; NULL on NULL';

CREATE FUNCTION perf_target_gt(perf_target, perf_target) RETURNS boolean
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_gt';
COMMENT ON FUNCTION perf_target_gt(perf_target, perf_target) IS
'implements the operator > of perf_target';

CREATE OPERATOR > (
	LEFTARG = perf_target, RIGHTARG = perf_target, FUNCTION = perf_target_gt,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (perf_target, perf_target) IS
'sorts after: by unit family, number in the base unit, comparator; NULL on NULL';

CREATE FUNCTION perf_target_ge(perf_target, perf_target) RETURNS boolean
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_ge';
COMMENT ON FUNCTION perf_target_ge(perf_target, perf_target) IS
'implements the operator >= of perf_target';

CREATE OPERATOR >= (
	LEFTARG = perf_target, RIGHTARG = perf_target, FUNCTION = perf_target_ge,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (perf_target, perf_target) IS
'sorts after or equal: by unit family, number in the base unit, comparator; NULL on NULL';

CREATE FUNCTION perf_target_cmp(perf_target, perf_target) RETURNS integer
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_cmp';
COMMENT ON FUNCTION perf_target_cmp(perf_target, perf_target) IS
'btree support of perf_target: negative, 0 or positive';

CREATE FUNCTION perf_target_hash(perf_target) RETURNS integer
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_hash32';
COMMENT ON FUNCTION perf_target_hash(perf_target) IS
'hash support of perf_target: equal by meaning gives equal hashes';

CREATE FUNCTION perf_target_hash_extended(perf_target, bigint) RETURNS bigint
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_hash64';
COMMENT ON FUNCTION perf_target_hash_extended(perf_target, bigint) IS
'hash support of perf_target with a seed';

CREATE OPERATOR CLASS perf_target_ops DEFAULT FOR TYPE perf_target USING btree AS
	OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
	FUNCTION 1 perf_target_cmp(perf_target, perf_target);
COMMENT ON OPERATOR CLASS perf_target_ops USING btree IS
'order of perf_target by meaning';
COMMENT ON OPERATOR FAMILY perf_target_ops USING btree IS
'order of perf_target by meaning';

CREATE OPERATOR CLASS perf_target_ops DEFAULT FOR TYPE perf_target USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 perf_target_hash(perf_target),
	FUNCTION 2 perf_target_hash_extended(perf_target, bigint);
COMMENT ON OPERATOR CLASS perf_target_ops USING hash IS
'hash of perf_target by meaning';
COMMENT ON OPERATOR FAMILY perf_target_ops USING hash IS
'hash of perf_target by meaning';

-- order of perf_value: quantities by unit family and number, then attainments, then texts

CREATE FUNCTION perf_value_eq(perf_value, perf_value) RETURNS boolean
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_eq';
COMMENT ON FUNCTION perf_value_eq(perf_value, perf_value) IS
'implements the operator = of perf_value';

CREATE OPERATOR = (
	LEFTARG = perf_value, RIGHTARG = perf_value, FUNCTION = perf_value_eq,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
COMMENT ON OPERATOR = (perf_value, perf_value) IS
'equal by meaning: by unit family, number in the base unit, comparator; NULL on NULL';

CREATE FUNCTION perf_value_ne(perf_value, perf_value) RETURNS boolean
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_ne';
COMMENT ON FUNCTION perf_value_ne(perf_value, perf_value) IS
'implements the operator <> of perf_value';

CREATE OPERATOR <> (
	LEFTARG = perf_value, RIGHTARG = perf_value, FUNCTION = perf_value_ne,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (perf_value, perf_value) IS
'not equal by meaning: by unit family, number in the base unit, comparator; NULL on NULL';

CREATE FUNCTION perf_value_lt(perf_value, perf_value) RETURNS boolean
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_lt';
COMMENT ON FUNCTION perf_value_lt(perf_value, perf_value) IS
'implements the operator < of perf_value';

CREATE OPERATOR < (
	LEFTARG = perf_value, RIGHTARG = perf_value, FUNCTION = perf_value_lt,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (perf_value, perf_value) IS
'sorts before: by unit family, number in the base unit, comparator; NULL on NULL';

CREATE FUNCTION perf_value_le(perf_value, perf_value) RETURNS boolean
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_le';
COMMENT ON FUNCTION perf_value_le(perf_value, perf_value) IS
'implements the operator <= of perf_value';

CREATE OPERATOR <= (
	LEFTARG = perf_value, RIGHTARG = perf_value, FUNCTION = perf_value_le,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (perf_value, perf_value) IS
'sorts before or equal: by unit family, number in the base unit, comparator; NULL on NULL';

CREATE FUNCTION perf_value_gt(perf_value, perf_value) RETURNS boolean
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_gt';
COMMENT ON FUNCTION perf_value_gt(perf_value, perf_value) IS
'implements the operator > of perf_value';

CREATE OPERATOR > (
	LEFTARG = perf_value, RIGHTARG = perf_value, FUNCTION = perf_value_gt,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (perf_value, perf_value) IS
'sorts after: by unit family, number in the base unit, comparator; NULL on NULL';

CREATE FUNCTION perf_value_ge(perf_value, perf_value) RETURNS boolean
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_ge';
COMMENT ON FUNCTION perf_value_ge(perf_value, perf_value) IS
'implements the operator >= of perf_value';

CREATE OPERATOR >= (
	LEFTARG = perf_value, RIGHTARG = perf_value, FUNCTION = perf_value_ge,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (perf_value, perf_value) IS
'sorts after or equal: by unit family, number in the base unit, comparator; NULL on NULL';

CREATE FUNCTION perf_value_cmp(perf_value, perf_value) RETURNS integer
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_cmp';
COMMENT ON FUNCTION perf_value_cmp(perf_value, perf_value) IS
'btree support of perf_value: negative, 0 or positive';

CREATE FUNCTION perf_value_hash(perf_value) RETURNS integer
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_hash32';
COMMENT ON FUNCTION perf_value_hash(perf_value) IS
'hash support of perf_value: equal by meaning gives equal hashes';

CREATE FUNCTION perf_value_hash_extended(perf_value, bigint) RETURNS bigint
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2
AS 'MODULE_PATHNAME', 'literal_hash64';
COMMENT ON FUNCTION perf_value_hash_extended(perf_value, bigint) IS
'hash support of perf_value with a seed';

CREATE OPERATOR CLASS perf_value_ops DEFAULT FOR TYPE perf_value USING btree AS
	OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
	FUNCTION 1 perf_value_cmp(perf_value, perf_value);
COMMENT ON OPERATOR CLASS perf_value_ops USING btree IS
'order of perf_value by meaning';
COMMENT ON OPERATOR FAMILY perf_value_ops USING btree IS
'order of perf_value by meaning';

CREATE OPERATOR CLASS perf_value_ops DEFAULT FOR TYPE perf_value USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 perf_value_hash(perf_value),
	FUNCTION 2 perf_value_hash_extended(perf_value, bigint);
COMMENT ON OPERATOR CLASS perf_value_ops USING hash IS
'hash of perf_value by meaning';
COMMENT ON OPERATOR FAMILY perf_value_ops USING hash IS
'hash of perf_value by meaning';
