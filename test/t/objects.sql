-- Objects of a user who uses the types of perfeval wherever PostgreSQL takes a
-- type: what pg_dump, pg_upgrade and replication must bring back.

CREATE SCHEMA app;
SELECT set_config('search_path', 'app, ' || extnamespace::regnamespace, false)
FROM pg_extension WHERE extname = 'perfeval';

CREATE DOMAIN positive_wan AS wanyuan CHECK (VALUE >= '0'::wanyuan);
CREATE TYPE figure AS (amount wanyuan, target perf_target, actual perf_value, score perf_score);

CREATE TABLE measure (
	id integer PRIMARY KEY,
	budget wanyuan NOT NULL DEFAULT '8.65万元',
	executed positive_wan,
	target perf_target NOT NULL DEFAULT '≥95%',
	actual perf_value DEFAULT '109.17万人',
	full_mark numeric NOT NULL DEFAULT 10,
	method perf_method DEFAULT 'proportional',
	grade perf_grade DEFAULT '优',
	attained perf_attainment DEFAULT '达成预期指标',
	score perf_score GENERATED ALWAYS AS (perf_score(actual, target, full_mark)) STORED,
	met boolean GENERATED ALWAYS AS (actual <@ target) STORED,
	doubled wanyuan GENERATED ALWAYS AS (budget * 2) STORED,
	period wanyuan_range DEFAULT wanyuan_range('1元', '1万元'),
	figures figure[],
	targets perf_target[] DEFAULT ARRAY['≥90%以上', '=1年']::perf_target[],
	CONSTRAINT within_budget CHECK (executed <= budget),
	CONSTRAINT plausible CHECK (meets(actual, target) IS NOT FALSE OR full_mark > 0),
	EXCLUDE USING gist (period WITH &&) WHERE (id > 1000000)
);
INSERT INTO measure (id, budget, executed, target, actual, full_mark, figures)
SELECT i, i * 0.000001, CASE WHEN i % 7 > 0 THEN i * 0.0000005 END,
	(ARRAY['≥95%', '=12个月', '≤60分钟', '90%-95%', '稳步提高', '≥110万人'])[i % 6 + 1]::perf_target,
	(ARRAY['94.5%', '1年', '大于1小时', '一小时以内', '达成预期指标', '109.17万人', '600余人次'])[i % 7 + 1]::perf_value,
	i % 20 + 1,
	ARRAY[ROW('1元', '≥1次', '2次', '4.96/5')::figure, NULL]
FROM generate_series(1, 3000) AS i;
INSERT INTO measure (id, budget) VALUES (3001, '4611686018427.387903'), (3002, '-4611686018427.387904');

CREATE INDEX measure_budget ON measure (budget) INCLUDE (executed);
CREATE INDEX measure_target ON measure (target, actual DESC NULLS LAST);
CREATE INDEX measure_score ON measure (score) WHERE score IS NOT NULL;
CREATE INDEX measure_value_hash ON measure USING hash (actual);
CREATE INDEX measure_budget_hash ON measure USING hash (budget);
CREATE INDEX measure_brin ON measure USING brin (budget);
CREATE INDEX measure_brin_multi ON measure USING brin (budget wanyuan_minmax_multi_ops);
CREATE INDEX measure_expression ON measure ((budget - executed), (completion_rate(actual, target)));
CREATE UNIQUE INDEX measure_grade ON measure (grade, method, attained, id);
CREATE STATISTICS measure_statistics (ndistinct, mcv) ON budget, target FROM measure;
CLUSTER measure USING measure_budget;

CREATE TABLE amount_list (amount wanyuan PRIMARY KEY, remark text);
INSERT INTO amount_list VALUES ('1元', '一'), ('62,502.5元', '半元'), ('3亿1012.52万元', '亿');
CREATE TABLE amount_use (amount wanyuan REFERENCES amount_list ON UPDATE CASCADE, used perf_value);
INSERT INTO amount_use VALUES ('0.0001', '31家'), ('6.25025', NULL);

CREATE TABLE by_amount (project_code text, amount wanyuan, result perf_grade) PARTITION BY RANGE (amount);
CREATE TABLE by_amount_small PARTITION OF by_amount FOR VALUES FROM (MINVALUE) TO ('100万元');
CREATE TABLE by_amount_large PARTITION OF by_amount FOR VALUES FROM ('100万元') TO ('1亿元') PARTITION BY LIST (result);
CREATE TABLE by_amount_good PARTITION OF by_amount_large FOR VALUES IN ('优', '良');
CREATE TABLE by_amount_other PARTITION OF by_amount_large DEFAULT;
CREATE TABLE by_amount_rest PARTITION OF by_amount DEFAULT;
INSERT INTO by_amount
SELECT 'P' || i, (i * 37.5)::wanyuan, (ARRAY['差', '中', '良', '优'])[i % 4 + 1]::perf_grade
FROM generate_series(-10, 500) AS i;

CREATE TABLE by_hash (target perf_target, amount wanyuan) PARTITION BY HASH (target, amount);
CREATE TABLE by_hash_0 PARTITION OF by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE by_hash_1 PARTITION OF by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO by_hash
SELECT ('≥' || i % 50 || '个月')::perf_target, i::wanyuan FROM generate_series(1, 500) AS i;

CREATE TABLE audit_log (id integer, was wanyuan, became wanyuan);
CREATE FUNCTION log_growth() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
BEGIN
	INSERT INTO audit_log VALUES (NEW.id, OLD.executed, NEW.executed);
	RETURN NULL;
END
$$;
CREATE TRIGGER measure_growth AFTER UPDATE ON measure FOR EACH ROW
WHEN (NEW.executed > OLD.executed * 1.5 AND NOT NEW.actual <@ '稳步提高'::perf_target)
EXECUTE FUNCTION log_growth();
UPDATE measure SET executed = budget WHERE id % 100 = 0;

CREATE FUNCTION total_budget(at_least wanyuan DEFAULT '0.5元') RETURNS wanyuan STABLE
BEGIN ATOMIC
	SELECT sum(budget) FROM measure WHERE budget >= at_least AND id <= 3000;
END;

CREATE VIEW measure_view AS
SELECT id, budget + '1元'::wanyuan AS more, executed / budget AS rate, format_amount(budget) AS shown,
	amount_in_words(budget) AS words, convert(actual, 'x') IS NULL AS unconverted
FROM measure WHERE id < 20 AND actual IS NULL
UNION ALL
SELECT id, budget, execution_rate(executed, budget), format_amount(budget, '元', 2), amount_in_words(budget), NULL
FROM measure WHERE budget >= '0.1元' AND budget <= '50元' AND target = '≥95%'::perf_target;

CREATE MATERIALIZED VIEW measure_summary AS
SELECT target, count(*) AS measures, sum(budget) AS budget, avg(executed) AS executed, sum(score) AS score,
	score_rate(max(score)) AS best, grade(sum(score)) AS grade, wanyuan_range(min(budget), max(budget)) AS spread
FROM measure WHERE id <= 3000 GROUP BY target;
CREATE UNIQUE INDEX measure_summary_target ON measure_summary (target);

-- what stores an answer that a later version gives otherwise: 1.1.0 grades NaN 优
CREATE TABLE graded (
	id integer PRIMARY KEY,
	points numeric,
	grade perf_grade GENERATED ALWAYS AS (grade(points)) STORED,
	CONSTRAINT gradable CHECK (grade(points) >= '差' OR coalesce(points, 'NaN') = 'NaN')
);
INSERT INTO graded SELECT i, CASE WHEN i % 10 > 0 THEN i::numeric ELSE 'NaN' END FROM generate_series(1, 100) AS i;
CREATE INDEX graded_grade ON graded (grade(points)) INCLUDE (id);
CREATE STATISTICS graded_statistics ON grade(points), (id % 10) FROM graded;
CREATE VIEW graded_view AS SELECT grade(points) AS grade, id FROM graded;
CREATE MATERIALIZED VIEW graded_count AS SELECT grade, count(*) FROM graded_view GROUP BY 1;
CREATE UNIQUE INDEX graded_count_grade ON graded_count (grade);

-- likewise of a value against a target: fractions beside %, 名 and 人, 个 and 件, 无, rates by months, dates
CREATE TABLE answered (
	id integer PRIMARY KEY,
	actual perf_value,
	target perf_target,
	met boolean GENERATED ALWAYS AS (actual <@ target) STORED,
	completion numeric GENERATED ALWAYS AS (completion_rate(actual, target)) STORED,
	points numeric GENERATED ALWAYS AS (rule_points(actual, target, 10, 9, NULL, 0, NULL, NULL)) STORED,
	score perf_score GENERATED ALWAYS AS (perf_score(actual, target, 10, 'binary')) STORED,
	light text GENERATED ALWAYS AS (indicator_light(actual, target, 6)) STORED,
	broken text[] GENERATED ALWAYS AS (broken_rules(actual, target, 10, 9, NULL, 0, NULL, NULL, '有说明', 1.2)) STORED,
	CONSTRAINT answerable CHECK (target @> actual OR id >= 0)
);
INSERT INTO answered
SELECT i, (ARRAY['0.96', '50%', '12名', '10个', '无', '60%', '2025年10月20日', '11月', '95%'])[i % 9 + 1]::perf_value,
	(ARRAY['≥95%', '≥0.95', '≥10人', '≥10件', '=0起', '≥95%', '2025年10月底前', '10月底前', '≥95%'])[i % 9 + 1]::perf_target
FROM generate_series(0, 89) AS i;
CREATE INDEX answered_met ON answered (id) WHERE actual <@ target;
CREATE INDEX answered_light ON answered (indicator_light(actual, target, 6), (repeats_quantity(actual, target)));
CREATE STATISTICS answered_statistics ON meets(actual, target), (id % 10) FROM answered;
CREATE VIEW answered_view AS SELECT meets(actual, target) AS met, id FROM answered;
CREATE MATERIALIZED VIEW answered_count AS SELECT met, count(*) FROM answered_view GROUP BY 1;
CREATE MATERIALIZED VIEW answered_tally AS
SELECT (tally(actual, target, 10, 9, NULL, 0, NULL, NULL)).rule_points FROM answered;

CREATE VIEW totals AS SELECT total_budget() AS budget, (SELECT sum(amount) FROM by_amount) AS amount;

ALTER TABLE amount_use ENABLE ROW LEVEL SECURITY;
CREATE POLICY small_amounts ON amount_use USING (amount < '1亿元'::wanyuan);

COMMENT ON COLUMN measure.budget IS '预算数(万元)';
