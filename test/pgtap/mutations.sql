-- Literals of all types, changed at random: each is read and reads back from
-- its text, or is refused with 22P02 or 22003, and nothing else happens.
-- 20,000 of them; pg_prove --set mutations=1000000 for more (make mutations).
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
\if :{?mutations}
\else
	\set mutations 20000
\endif
SELECT plan(12);
SELECT setseed(0.5);

-- Reads a literal as one of the types; says what came of it.
DO $do$
DECLARE
	t text;
BEGIN
	FOREACH t IN ARRAY '{wanyuan,perf_score,perf_target,perf_value}'::text[] LOOP
		EXECUTE format($f$
			CREATE FUNCTION pg_temp.read_%1$s(literal text) RETURNS text
			LANGUAGE plpgsql AS $$
			DECLARE
				given %1$I;
				again %1$I;
			BEGIN
				given := literal::%1$I;
				again := given::text::%1$I;
				IF again::text <> given::text THEN
					RETURN 'has another text';
				ELSIF again <> given OR again < given OR again > given THEN
					RETURN 'reads back as another';
				ELSIF %1$s_hash(again) <> %1$s_hash(given)
					OR %1$s_hash_extended(again, 7) <> %1$s_hash_extended(given, 7) THEN
					RETURN 'has another hash';
				END IF;
				RETURN 'read';
			EXCEPTION WHEN others THEN
				RETURN SQLSTATE;
			END
			$$ $f$, t);
	END LOOP;
END
$do$;

CREATE FUNCTION pg_temp.pick(choices text[]) RETURNS text
LANGUAGE sql VOLATILE AS $$ SELECT choices[1 + floor(random() * cardinality(choices))::int] $$;

-- One small change of a literal.
CREATE FUNCTION pg_temp.mutate(literal text, seeds text[], pieces text[]) RETURNS text
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	at int := 1 + floor(random() * (length(literal) + 1))::int;
	other text;
BEGIN
	CASE floor(random() * 8)::int
		WHEN 0 THEN					-- lose a character
			RETURN overlay(literal PLACING '' FROM at FOR 1);
		WHEN 1 THEN					-- double a stretch
			RETURN overlay(literal PLACING substr(literal, at, 1 + floor(random() * 3)::int) FROM at FOR 0);
		WHEN 2, 3 THEN				-- insert
			RETURN overlay(literal PLACING pg_temp.pick(pieces) FROM at FOR 0);
		WHEN 4, 5 THEN				-- replace
			RETURN overlay(literal PLACING pg_temp.pick(pieces) FROM at FOR 1);
		WHEN 6 THEN					-- go on as another literal
			other := pg_temp.pick(seeds);
			RETURN left(literal, at - 1) || substr(other, 1 + floor(random() * length(other))::int);
		ELSE						-- any character but NUL and surrogates
			RETURN overlay(literal PLACING chr(CASE
				WHEN random() < 0.5 THEN 1 + floor(random() * 55295)::int
				ELSE 57344 + floor(random() * 1056767)::int END) FROM at FOR 1);
	END CASE;
END
$$;

CREATE FUNCTION pg_temp.mutants(literals int) RETURNS SETOF text
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	seeds text[] := '{≥95%,≥90%以上,=12个月,≤300万元,≥2台(套),大于85%,不少于 10 人,90%-95%,3~5天,100%,109.17万人,2次,
		95%以上(含),不超过5个工作日,控制在5%以内,600余人次,逾20多万人次,1万余人次,四次,一百零五人,百分之九十五,
		2020年,1-12月,四季度,稳步提高,达成预期指标,部分达成预期指标并具有一定效果,未完成且效果较差,$\\geq 90\\%$,
		≤12月底前,2023.12,≥90%(新增),完成12次,1亿2000万元,≥3000m2,≤16/10万,5千人,&ge;5天,3½天,
		75.11万元/年,≥12个县（市、区）,999999999999999999,0.000000000000000001%,
		1268.31万元,"62,502.5元",4.37亿元,3亿1012.52万元,8．６５万元,-0.000001,9223372036854.775807,"-￥1,234.56元",
		14/15,4.96/5,"满分15分，得14分","得14分，满分15分",-2/0,922337203685477.5807/922337203685477.5807}';
	pieces text[] := regexp_split_to_array('0 1 5 9 00 . , ， 、 。 ； % ‰ ％ ≥ ≤ > < = ＝ >= ~ - — + / * ( ) （ ） \ $ ￥ 元 万 '
		'亿 千 百 十 余 多 来 几 '
		|| '年 月 日 天 个月 季度 个 人 次 分 得 满分 以上 以内 内 以下 (含) 大于 不超过 在 达到 约 左右 之间 至 到 '
		|| '一 两 零 〇 三百五 百分之 部分 未 完成 且效果较差 \geq \% ０ ９ ． ² ㎡ e E x ½ ⁴ 半 m2 /10万 (新增) 》 完成率 底前 整',
			' ')
		|| '{" ","　"}'::text[] || chr(9) || chr(10) || chr(160) || chr(8203) || chr(65279) || chr(769);
	literal text;
BEGIN
	FOR i IN 1 .. literals LOOP
		literal := pg_temp.pick(seeds);
		FOR k IN 0 .. floor(random() * 3)::int LOOP
			literal := pg_temp.mutate(literal, seeds, pieces);
		END LOOP;
		RETURN NEXT literal;
	END LOOP;
END
$$;

CREATE TEMP TABLE outcome AS
SELECT type, outcome, count(*) AS n, min(literal) AS example
FROM pg_temp.mutants(:mutations) literal, LATERAL (VALUES
	('wanyuan', pg_temp.read_wanyuan(literal)), ('perf_score', pg_temp.read_perf_score(literal)),
	('perf_target', pg_temp.read_perf_target(literal)), ('perf_value', pg_temp.read_perf_value(literal))) r (type, outcome)
GROUP BY type, outcome;

SELECT is_empty(format($$
	SELECT outcome, n, example FROM outcome WHERE type = %L AND outcome NOT IN ('read', '22P02', '22003')
	$$, t), t || ': read as what it is, or refused')
FROM unnest('{wanyuan,perf_score,perf_target,perf_value}'::text[]) t;

-- that the changes go neither too far nor not far enough
SELECT cmp_ok((SELECT n FROM outcome WHERE type = t
	AND outcome = 'read'), '>', :mutations / 200::bigint, t || ': some are still good')
FROM unnest('{wanyuan,perf_score,perf_target,perf_value}'::text[]) t;
SELECT cmp_ok((SELECT n FROM outcome WHERE type = t AND outcome = '22P02'), '>', :mutations / 200::bigint, t || ': some are bad')
FROM unnest('{wanyuan,perf_score,perf_target,perf_value}'::text[]) t;

SELECT * FROM finish();
ROLLBACK;
