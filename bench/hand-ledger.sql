-- What a ledger is measured against: the data of bench_ledger as a database
-- administrator keeps it without an extension, in the schema hand.  A clerk has
-- taken each target and each actual value apart into sign, number and unit, so
-- the views have CASE, GROUP BY and numeric only.  They give the points that
-- the views of the ledger give for this data; they know no rule for what it
-- does not hold.
DROP SCHEMA IF EXISTS hand CASCADE;
CREATE SCHEMA hand;

CREATE TABLE hand.department AS SELECT code, name, parent_code FROM bench_ledger.department;
CREATE TABLE hand.project AS
SELECT fiscal_year, project_code, name, department_code, 10.0 AS budget_weight
FROM bench_ledger.project;
CREATE TABLE hand.funding AS
SELECT fiscal_year, project_code, source, coalesce(adjusted_budget, initial_budget)::numeric AS budget, executed::numeric AS executed
FROM bench_ledger.funding;
CREATE TABLE hand.indicator AS
SELECT fiscal_year, project_code, seq, level1, level2, level3,
    CASE WHEN is_quantitative(target) THEN comparator(target)::text END AS sign,
    number(target) AS target, unit(target)::text AS target_unit,
    CASE WHEN NOT is_quantitative(target) THEN target::text END AS target_words,
    number(actual) AS actual, unit(actual)::text AS actual_unit,
    CASE WHEN NOT is_quantitative(actual) THEN actual::text END AS actual_words,
    full_mark, self_points, explanation
FROM bench_ledger.indicator
ORDER BY fiscal_year, project_code, seq;
ALTER TABLE hand.department ADD PRIMARY KEY (code);
ALTER TABLE hand.project ADD PRIMARY KEY (fiscal_year, project_code);
ALTER TABLE hand.funding ADD PRIMARY KEY (fiscal_year, project_code, source);
ALTER TABLE hand.indicator ADD PRIMARY KEY (fiscal_year, project_code, seq);
CREATE INDEX ON hand.project (department_code);

-- a number by the rule of its sign, words by the band of what was attained
CREATE VIEW hand.scored AS
SELECT i.*,
    CASE
        WHEN sign IS NULL THEN CASE actual_words
            WHEN '达成预期指标' THEN least(greatest(self_points, full_mark * 0.8), full_mark)
            WHEN '部分达成预期指标并具有一定效果' THEN least(greatest(self_points, full_mark * 0.6), full_mark * 0.8)
            ELSE least(self_points, full_mark * 0.6) END
        WHEN target_unit <> actual_unit OR actual IS NULL THEN NULL
        WHEN sign IN ('≤', '<') THEN CASE
            WHEN actual <= target THEN full_mark
            WHEN actual < 2 * target THEN round(full_mark * (2 * target - actual) / target, 2)
            ELSE 0 END
        WHEN actual >= target THEN full_mark
        WHEN target > 0 THEN greatest(round(full_mark * actual / target, 2), 0)
        ELSE 0
    END AS rule_points
FROM hand.indicator i;

CREATE VIEW hand.project_score AS
SELECT p.fiscal_year, p.department_code, d.name AS department_name, p.project_code, p.name AS project_name,
    m.budget, m.executed, m.budget - m.executed AS balance,
    round(100 * m.executed / nullif(m.budget, 0), 2) AS execution_rate,
    b.points AS budget_points, s.indicators, s.self_points, s.rule_points,
    b.points + s.self_points AS self_total, b.points + s.rule_points AS rule_total
FROM hand.project p
JOIN hand.department d ON d.code = p.department_code
LEFT JOIN (
    SELECT fiscal_year, project_code, sum(budget) AS budget, sum(executed) AS executed
    FROM hand.funding
    GROUP BY fiscal_year, project_code
) m ON m.fiscal_year = p.fiscal_year AND m.project_code = p.project_code
LEFT JOIN (
    SELECT fiscal_year, project_code, count(*) AS indicators, sum(self_points) AS self_points,
        sum(coalesce(rule_points, self_points)) AS rule_points, sum(full_mark) AS full_mark
    FROM hand.scored
    GROUP BY fiscal_year, project_code
) s ON s.fiscal_year = p.fiscal_year AND s.project_code = p.project_code
CROSS JOIN LATERAL (
    SELECT least(round(p.budget_weight * m.executed / nullif(m.budget, 0), 2), p.budget_weight) AS points
) b;

CREATE VIEW hand.department_total AS
WITH RECURSIVE above (code, member) AS (
    SELECT code, code FROM hand.department
    UNION ALL
    SELECT d.parent_code, a.member
    FROM above a
    JOIN hand.department d ON d.code = a.code
    WHERE d.parent_code IS NOT NULL
)
SELECT p.fiscal_year, a.code AS department_code, count(*) AS projects,
    sum(p.budget) AS budget, sum(p.executed) AS executed, round(100 * sum(p.executed) / nullif(sum(p.budget), 0), 2) AS execution_rate,
    round(avg(p.self_total), 3) AS self_mean, round(sum(p.self_total * p.budget) / nullif(sum(p.budget), 0), 3) AS self_weighted,
    round(avg(p.rule_total), 3) AS rule_mean, round(sum(p.rule_total * p.budget) / nullif(sum(p.budget), 0), 3) AS rule_weighted
FROM hand.project_score p
JOIN above a ON a.member = p.department_code
GROUP BY p.fiscal_year, a.code;

-- the columns of the ledger's indicator_score
CREATE VIEW hand.indicator_score AS
SELECT i.fiscal_year, p.department_code, i.project_code, p.name AS project_name, i.seq, i.level1, i.level2, i.level3,
    coalesce(i.target_words, i.sign || i.target || coalesce(i.target_unit, '')) AS target_text,
    i.sign AS comparator, i.target AS target_number, i.target_unit AS unit,
    coalesce(i.actual_words, i.actual || coalesce(i.actual_unit, '')) AS actual_text, i.actual AS actual_number,
    CASE
        WHEN i.sign IS NULL THEN i.actual_words = '达成预期指标'
        WHEN i.target_unit <> i.actual_unit THEN NULL
        WHEN i.sign IN ('≤', '<') THEN i.actual <= i.target
        ELSE i.actual >= i.target
    END AS met,
    CASE WHEN i.target_unit = i.actual_unit THEN round(100 * i.actual / nullif(i.target, 0), 2) END AS completion_rate,
    i.full_mark, i.self_points, i.rule_points, i.self_points - i.rule_points AS difference,
    'proportional'::text AS method, i.explanation
FROM hand.scored i
JOIN hand.project p ON p.fiscal_year = i.fiscal_year AND p.project_code = i.project_code;
