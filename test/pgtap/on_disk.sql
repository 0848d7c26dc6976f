-- What stands on disk: the stored bytes of every kind, and hashes, which hash
-- indexes and hash partitions keep.  A release changes none of them.  Of each
-- unit family there is one unit at least: the hash is that of the number in
-- the base unit, so that a finer base unit would be seen here.
-- The bytes of scores and amounts are those of a little-endian machine.
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT plan(8);

-- types that take the bytes of ours as they are
CREATE TYPE long_bytes;
CREATE FUNCTION long_bytes_in(cstring) RETURNS long_bytes LANGUAGE internal IMMUTABLE STRICT AS 'byteain';
CREATE FUNCTION long_bytes_out(long_bytes) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'byteaout';
CREATE TYPE long_bytes (INPUT = long_bytes_in, OUTPUT = long_bytes_out, LIKE = perf_target);
CREATE CAST (perf_target AS long_bytes) WITHOUT FUNCTION;
CREATE CAST (perf_value AS long_bytes) WITHOUT FUNCTION;
CREATE TYPE sixteen_bytes;
CREATE FUNCTION sixteen_bytes_in(cstring) RETURNS sixteen_bytes LANGUAGE internal IMMUTABLE STRICT AS 'uuid_in';
CREATE FUNCTION sixteen_bytes_out(sixteen_bytes) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'uuid_out';
CREATE TYPE sixteen_bytes (INPUT = sixteen_bytes_in, OUTPUT = sixteen_bytes_out, LIKE = perf_score);
CREATE CAST (perf_score AS sixteen_bytes) WITHOUT FUNCTION;
CREATE FUNCTION pg_temp.amount_bytes(amount wanyuan) RETURNS text LANGUAGE sql AS $$
	SELECT substr(wanyuan_send(amount)::text, 3)
$$;

CREATE TEMP TABLE target_pin (literal text, hash int, extended bigint, stored text);
INSERT INTO target_pin VALUES
	('≥95%', 1399685904, 3869885203899175259, '10005f0200'),
	('=5‰', -469270727, -1839226431556354261, '1800050100'),
	('≤300万元', -304832, 4934638200272052142, '21002c010304'),
	('=1元', -1349570042, 6554304988114603445, '1800010300'),
	('>0.5亿元', -281976069, 4126066219431767200, '0801050308'),
	('<90分钟', 719767302, 8050532793583978176, '28005a0500'),
	('=3小时', -2096180299, -3250540661652043066, '1800030600'),
	('≤2周', 667047108, -4355197262701947750, '2000020900'),
	('=1年', 423608082, 8289234990457905202, '1800010c00'),
	('=2个季度', -1514825580, -4357390865582104825, '1800020b00'),
	('≥1.5公里', 2146984941, 5362009007100343705, '10010f0e00'),
	('=120千米', 1212150001, -1568679391090248741, '1800780f00'),
	('≥1000平方米', 642790586, -8382136755949217952, '1100e8031000'),
	('=2公顷', 2139410136, -2498569764080937008, '1800021100'),
	('=3亩', -638895166, 2763574774544984464, '1800031800'),
	('=4千克', 47661441, -3906695353665663490, '1800041300'),
	('=5吨', 1883393102, -8477096803537608026, '1800051500'),
	('≤5工作日', 876306426, -237000332013803752, '2000051600'),
	('≥3个百分点', 1373738774, 741395237383177021, '1000031700'),
	('≥12立方米', 19768362, 8530816825731745300, '10000c1a00'),
	('≥31家', 1998782706, -4238752533569618262, '10001fff00e5aeb6'),
	('≥109.17万人', 1666993010, 599775450555256841, '1102a52aff04e4baba'),
	('=250万', 978567277, 5162131842390556455, '1900fa000004'),
	('=-5', -2104733261, 5313546961835783187, '1800fb0000'),
	('=0', -110941024, -7541180763656045011, '1800000000'),
	('≥999999999999999999', -1552283464, -2613715783092367942, '1700ffff63a7b3b6e00d0000'),
	('=0.000000000000000001%', -2087085881, -3797266563614607962, '1812010200'),
	('≥2台(套)', 875465331, -8045742089053812425, '100002ff00e58fb028e5a59729'),
	('≥100元/人·次', 1407113022, 4413940144989431360, '100064ff00e585832fe4babac2b7e6aca1'),
	('90%-95%', -403470579, 9055591841860308902, '30005a01005f0200'),
	('3天-5天', 929629436, -692975431510589490, '3000030100050700'),
	('稳步提高', -812902333, -4900838334705043880, '80e7a8b3e6ada5e68f90e9ab98'),
	('2020年', 50153285, 2399425175440582668, '8032303230e5b9b4');
CREATE TEMP TABLE value_pin (LIKE target_pin);
INSERT INTO value_pin VALUES
	('100%', 1404133372, 473451248137485074, '1800640200'),
	('18', -1580216597, -2702722863015086343, '1800120000'),
	('109.17万人', 1871112644, 238235739697636529, '1902a52aff04e4baba'),
	('大于90%', -1255664025, -8440478150689858774, '08005a0200'),
	('70%以上', 884083417, -2717538955394027004, '1000460200'),
	('一小时以内', 1240698205, -8764001184109575847, '2000010600'),
	('小于3天', -1595049721, -6025239425362032393, '2800030700'),
	('90%-95%', -403470579, 9055591841860308902, '30005a01005f0200'),
	('完成', 1134484726, -5655441220663813854, '50e5ae8ce68890'),
	('部分达成预期指标', -1905060026, -6563890024097284161, '48e983a8e58886e8bebee68890e9a284e69c9fe68c87e6a087'),
	('未完成', -272711505, -191184349168900292, '40e69caae5ae8ce68890'),
	('显著提升', 1340679104, -7875562401774227892, '80e698bee89197e68f90e58d87'),
	('2023.12', 873204653, 1632303173068480142, '80323032332e3132'),
	('-3.5%', 305764272, -8506612484151462932, '1801dd0200');
CREATE TEMP TABLE score_pin (LIKE target_pin);
INSERT INTO score_pin VALUES
	('14/15', 1305693554, -327148938164217329, 'e022020000000000f049020000000000'),
	('0/0', 2108276889, -801896794892512366, '00000000000000000000000000000000'),
	('-2/0', 588806014, 2870196875623730673, 'e0b1ffffffffffff0000000000000000'),
	('4.96/5', -2098336894, 7216730720486270717, 'c0c100000000000050c3000000000000'),
	('92.2337/100', -136667658, -5912163400287529302, 'e1120e000000000040420f0000000000');
CREATE TEMP TABLE amount_pin (LIKE target_pin);
INSERT INTO amount_pin VALUES
	('1268.31', -437496124, 2478325172435258570, '000000004b98dff0'),
	('-0.000001', 385747274, 8228280636233252028, 'ffffffffffffffff'),
	('0', -272711505, -191184349168900292, '0000000000000000'),
	('9223372036854.775807', -1524351049, 5674636753829501817, '7fffffffffffffff');

SELECT is_empty($$SELECT literal, perf_target_hash(literal::perf_target), perf_target_hash_extended(literal::perf_target, 7)
	FROM target_pin
	WHERE (perf_target_hash(literal::perf_target), perf_target_hash_extended(literal::perf_target, 7)) <> (hash, extended)$$,
		'hashes of targets');
SELECT is_empty($$SELECT literal, literal::perf_target::long_bytes FROM target_pin
	WHERE literal::perf_target::long_bytes::text <> '\x' || stored$$, 'bytes of targets');
SELECT is_empty($$SELECT literal, perf_value_hash(literal::perf_value), perf_value_hash_extended(literal::perf_value, 7)
	FROM value_pin
	WHERE (perf_value_hash(literal::perf_value), perf_value_hash_extended(literal::perf_value, 7)) <> (hash, extended)$$,
		'hashes of values');
SELECT is_empty($$SELECT literal, literal::perf_value::long_bytes FROM value_pin
	WHERE literal::perf_value::long_bytes::text <> '\x' || stored$$, 'bytes of values');
SELECT is_empty($$SELECT literal, perf_score_hash(literal::perf_score), perf_score_hash_extended(literal::perf_score, 7)
	FROM score_pin
	WHERE (perf_score_hash(literal::perf_score), perf_score_hash_extended(literal::perf_score, 7)) <> (hash, extended)$$,
		'hashes of scores');
SELECT is_empty($$SELECT literal, literal::perf_score::sixteen_bytes FROM score_pin
	WHERE replace(literal::perf_score::sixteen_bytes::text, '-', '') <> stored$$, 'bytes of scores');
SELECT is_empty($$SELECT literal, wanyuan_hash(literal::wanyuan), wanyuan_hash_extended(literal::wanyuan, 7) FROM amount_pin
	WHERE (wanyuan_hash(literal::wanyuan), wanyuan_hash_extended(literal::wanyuan, 7)) <> (hash, extended)$$, 'hashes of amounts');
SELECT is_empty($$SELECT literal, pg_temp.amount_bytes(literal::wanyuan) FROM amount_pin
	WHERE pg_temp.amount_bytes(literal::wanyuan) <> stored$$,
		'amounts as they are sent, the stored integer with its first byte first');

SELECT * FROM finish();
ROLLBACK;
