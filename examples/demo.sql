-- What make demo prints: the ledger xinzhou (examples/xinzhou-2022), from budget
-- execution to the department's totals.  Amounts in 万元, rates in %.
SET search_path = xinzhou, public;
\pset format aligned
\pset tuples_only off
\pset footer off
\pset linestyle unicode
\pset border 2
\pset null '—'
\pset pager off

\echo
\pset title '1. 预算执行 Budget execution, 2022 (万元)'
SELECT project_code AS "代码 code", project_name AS "项目 project", full_year_budget_wan AS "全年预算数 budget",
       executed_wan AS "全年执行数 executed", balance_wan AS "结余 balance",
       execution_rate_pct AS "执行率 %", execution_points AS "得分 of 10"
FROM project_execution
ORDER BY project_code;

\pset title '2. 总分与等级 Totals and grades: what the unit gave itself, and what the rules give'
SELECT project_code AS "代码 code", project_name AS "项目 project",
       self_total_points AS "自评 self", self_grade AS "等级 grade",
       rule_total_points AS "规则 rule", rule_grade AS "等级 grade",
       difference_points AS "相差 difference"
FROM project_score
ORDER BY project_code;

\pset title '3. 自评与规则不一致的指标 Indicators where the two differ, and why'
SELECT project_code AS "代码 code",
       regexp_replace(level3, '^(.{15}).{2,}$', '\1…') AS "三级指标 indicator",
       target_text AS "目标 target",
       regexp_replace(actual_text, '预期指标并.*$', '…') AS "实际 actual",
       full_mark_points AS "分值 of", self_points AS "自评 self", rule_points AS "规则 rule",
       CASE
           WHEN met THEN '已达标，得满分 met'
           WHEN completion_rate_pct IS NOT NULL
               THEN format('完成率%s%% not met', trim_scale(completion_rate_pct))
           WHEN actual_text LIKE '部分%' THEN '部分达成 below 80%'
       END AS "原因 why"
FROM indicator_score
WHERE difference_points <> 0
ORDER BY project_code, seq;

\pset title '4. 部门汇总 Department totals: the money (万元)'
SELECT repeat('  ', depth - 1) || department_code || ' ' || department_name AS "部门 department",
       projects AS "项目数 projects", budget_wan AS "预算 budget",
       executed_wan AS "执行 executed", balance_wan AS "结余 balance",
       execution_rate_pct AS "执行率 %"
FROM department_total
ORDER BY department_code;

\pset title '   and the scores: plain mean, mean weighted by budget, projects per grade 优/良/中/差'
SELECT repeat('  ', depth - 1) || department_code || ' ' || department_name AS "部门 department",
       side AS "评分 by", mean AS "平均分 mean", weighted AS "加权平均 weighted",
       excellent AS "优", good AS "良", fair AS "中", poor AS "差"
FROM department_total,
     LATERAL (VALUES
         (1, '自评 self', self_mean_score, self_weighted_score,
          self_excellent, self_good, self_fair, self_poor),
         (2, '规则 rule', rule_mean_score, rule_weighted_score,
          rule_excellent, rule_good, rule_fair, rule_poor)
     ) AS s (n, side, mean, weighted, excellent, good, fair, poor)
ORDER BY department_code, n;

\pset title '5. 审核发现 Findings of the review'
SELECT severity AS "程度 severity", r.name AS "规则 rule", count(*) AS "条数 findings",
       string_agg(DISTINCT right(project_code, 2), ' ' ORDER BY right(project_code, 2)) AS "项目 projects"
FROM review_finding
JOIN review_rule r USING (rule, severity)
GROUP BY severity, r.name
ORDER BY array_position(ARRAY['错误', '警告', '提示'], severity), count(*) DESC, r.name;

\pset title
\echo To look around in it yourself: make psql
