-- Amounts in indexes (btree, hash, BRIN), in ranges and in series.

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
'Range of amounts, in 万元, such as [100,500).';
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
