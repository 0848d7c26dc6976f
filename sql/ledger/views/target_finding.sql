-- What is wrong with targets before the year, of one project at a time.
CREATE OR REPLACE VIEW :"ledger".target_finding WITH (security_invoker = true) AS
SELECT p.fiscal_year,
	p.department_code,
	p.project_code,
	f.seq,
	f.rule,
	r.severity,
	format('项目“%s”', p.name) || f.message AS message,
	f.stated,
	f.computed,
	r.name AS rule_name
FROM :"ledger".project p
LEFT JOIN :"ledger".scheme s ON s.code = p.scheme_code
CROSS JOIN LATERAL (
	SELECT h.seq, h.rule, h.message, h.stated, h.computed
	FROM (
		SELECT count(*) AS rows,
			count(i.target) AS targets,
			count(*) FILTER (WHERE :"ext".is_quantitative(i.target)) AS quantities,
			count(*) FILTER (WHERE i.bare = i.full_mark) AS typed_points,
			sum(i.full_mark) AS full_mark,
			concat_ws('、',
				CASE WHEN bool_and(i.levels NOT LIKE '%数量%') THEN '数量' END,
				CASE WHEN bool_and(i.levels NOT LIKE '%质量%') THEN '质量' END,
				CASE WHEN bool_and(i.levels NOT LIKE '%时效%') THEN '时效' END,
				CASE WHEN bool_and(i.levels NOT LIKE '%成本%') THEN '成本' END,
				CASE WHEN bool_and(i.levels NOT LIKE '%效益%') THEN '效益' END,
				CASE WHEN bool_and(i.levels NOT LIKE '%满意%') THEN '满意度' END) AS missing
		FROM (
			SELECT t.target, i.full_mark, concat_ws(' ', i.level1, i.level2) AS levels,
				CASE WHEN :"ext".unit(t.target) IS NULL AND :"ext".comparator(t.target) = '='
					THEN :"ext".number(t.target) END AS bare
			FROM :"ledger".indicator i,
			LATERAL (SELECT coalesce(i.target, i.initial_target) AS target) t
			WHERE i.fiscal_year = p.fiscal_year AND i.project_code = p.project_code
			OFFSET 0
		) i
	) a,
	LATERAL (VALUES
		(NULL::integer, CASE WHEN a.missing <> '' THEN 'target_group_missing' END,
		 format('没有%s指标。', a.missing), NULL::numeric, NULL::numeric),
		(NULL, CASE WHEN a.targets > 0 AND a.quantities = 0 THEN 'targets_all_qualitative' END,
		 format('%s个指标值全部为定性，没有数量。', a.targets), a.targets::numeric, NULL),
		(NULL, CASE WHEN a.full_mark <> 100 - s.budget_points
				OR s.code IS NULL AND a.full_mark NOT IN (90, 100) THEN 'target_weights_differ' END,
		 format('指标分值合计%s分，应为%s分。', trim_scale(a.full_mark),
				coalesce(trim_scale(100 - s.budget_points)::text, '90或100')),
		 a.full_mark, 100 - s.budget_points),
		(NULL, CASE WHEN a.typed_points >= 3 AND a.typed_points = a.targets THEN 'points_as_targets' END,
		 format('%s个指标值全部等于分值，可能把分值填入了指标值栏。', a.targets), a.targets, NULL)
	) AS h (seq, rule, message, stated, computed)
	WHERE a.rows > 0 AND h.rule IS NOT NULL
	UNION ALL
	SELECT i.seq, h.rule, format('指标“%s”', coalesce(i.level3, i.level2, i.seq::text)) || h.message, h.stated, h.computed
	FROM (
		SELECT i.seq, i.level2, i.level3, i.full_mark, t.target,
			:"ext".comparator(t.target) AS comparator,
			:"ext".number(t.target) AS number,
			:"ext".unit(t.target) AS unit,
			b.prior,
			:"ext".completion_rate(b.prior, t.target) AS prior_rate,
			count(*) OVER (PARTITION BY :"ext".fold_cell(i.level3)) AS namesakes
		FROM :"ledger".indicator i
		LEFT JOIN :"ledger".indicator_detail d
			ON d.fiscal_year = i.fiscal_year AND d.project_code = i.project_code AND d.seq = i.seq,
		LATERAL (
			SELECT :"ext".directed_target(coalesce(i.target, i.initial_target), d.direction) AS target
		) t,
		LATERAL (
			-- as the form prints it, else what the same indicator of last year has
			SELECT coalesce(d.prior_actual, (
				SELECT CASE WHEN count(*) = 1 THEN (array_agg(b.actual))[1] END
				FROM :"ledger".indicator b
				WHERE b.fiscal_year = i.fiscal_year - 1 AND b.project_code = i.project_code
					AND b.level3 = i.level3)) AS prior
		) b
		WHERE i.fiscal_year = p.fiscal_year AND i.project_code = p.project_code
		OFFSET 0
	) i,
	LATERAL (VALUES
		-- what is at its end already cannot be better than last year
		(CASE WHEN i.comparator IN ('≥', '>', '=') AND i.prior_rate >= 1 AND NOT (i.unit = '%' AND i.number >= 100)
				OR i.comparator IN ('≤', '<') AND i.prior_rate <= 1 AND i.number > 0
			THEN 'target_not_better' END,
		 format('指标值为%s，上年完成值为%s，不优于上年水平。', i.target, i.prior), i.number, NULL::numeric),
		(CASE WHEN i.full_mark > 20 THEN 'target_weight_high' END,
		 format('分值%s分，超过20分。', trim_scale(i.full_mark)), i.full_mark, 20),
		(CASE WHEN i.namesakes > 1 AND NOT :"ext".is_blank(i.level3) THEN 'target_name_repeated' END,
		 format('的名称出现%s次。', i.namesakes), i.namesakes, 1),
		(CASE WHEN i.unit = '%' AND i.number = 100 AND i.comparator IN ('≥', '=')
				AND i.level3 ~ ('[0-9](余|多)?(万|亿)?(个|次|人|户|件|份|场|台|套|公里|千米|米|亩|平方米|吨|项|条'
					'|家|所|处|期|篇|元|名|辆|批|座|例|班|株|盏|块|只|头)')
			THEN 'quantity_in_name' END,
		 format('的名称中有数量，指标值却为%s。', i.target), i.number, NULL)
	) AS h (rule, message, stated, computed)
	WHERE h.rule IS NOT NULL
) f
JOIN :"ext".target_rules() r ON r.rule = f.rule;
SELECT :"ext".ledger_comment(:'ledger'::name, 'target_finding'::text,
	'绩效目标审核：年度开始前对绩效目标的审核意见，每条一行，不计入审核结果'::text, '{}'::text[]);
