-- All that the rows of a project add up to, for project_score and the review.
-- What a query does not ask for is not computed; i stays out of its plan where
-- none of its columns is wanted.
CREATE OR REPLACE VIEW :"ledger".project_tally WITH (security_invoker = true) AS
SELECT p.fiscal_year,
	p.project_code,
	p.name AS project_name,
	p.department_code,
	d.name AS department_name,
	p.kind,
	p.scheme_code,
	p.carry_in_counts,
	:"ext".finite(p.stated_rate) AS stated_rate_pct,
	:"ext".finite(p.stated_budget_points) AS stated_budget_points,
	:"ext".finite(p.stated_total) AS stated_total_points,
	p.stated_grade,
	s.budget_points AS budget_full_mark_points,
	sp.excellent,
	sp.good,
	sp.fair,
	f.initial_budget AS initial_budget_wan,
	f.budget AS full_year_budget_wan,
	f.executed AS executed_wan,
	f.budget_points,
	(f.sums).likely_total IS NOT NULL AS likely_total,
	coalesce((i.sums).indicators, 0) AS indicators,
	coalesce((i.sums).undecided, 0) AS undecided_indicators,
	(i.sums).full_mark AS full_mark_points,
	(i.sums).self_points AS self_indicator_points,
	(i.sums).rule_points AS rule_indicator_points,
	-- of one of the two ways nothing comes
	coalesce((i.sums).level1_marks, i.level1_marks) AS level1_marks,
	greatest((i.sums).repeated_targets, i.repeated_targets) AS repeated_targets,
	-- as in old ledgers, which take them
	:"ext".any_not_finite(p.stated_rate, p.stated_budget_points, p.stated_total) AS stated_not_number,
	(f.sums).likely_total AS likely_total_source,
	(f.sums).doubtful_parts,
	(f.sums).doubtful_sources,
	-- as a text, for readers that know built-in types only
	(f.sums).findings::text AS funding_findings
FROM :"ledger".project p
LEFT JOIN :"ledger".department d ON d.code = p.department_code
LEFT JOIN :"ledger".scheme s ON s.code = p.scheme_code
-- by the code of s, behind which alone it may be joined: fewer ways for the planner to try
LEFT JOIN :"ledger".scheme_parameter sp ON sp.scheme_code = s.code
LEFT JOIN LATERAL (
	-- where most projects are asked for all rows are added up in one pass, once
	SELECT CASE WHEN :"ext".asked_whole(NULL:::"ledger".project, NULL:::"ledger".indicator_detail) THEN
		/* not of tables that Citus spreads */
		:"ext".all_indicators_of((
			SELECT :"ext".add_all_indicators(i.actual, i.target, i.initial_target, i.full_mark, i.self_points, i.method,
				i.seq, i.level2, i.level3, i.fiscal_year, i.project_code, i.level1,
				(SELECT :"ext".all_projects(p.fiscal_year, p.project_code,
						:"ext".scoring_terms(NULL::integer, NULL::numeric,
							sp.pass_rate, sp.achieved_from, sp.partial_from, NULL::bytea))
				 -- a JOIN here is copied with the columns of both
				 FROM :"ledger".scheme_parameter sp, :"ledger".project p
				 WHERE p.scheme_code = sp.scheme_code),
				(SELECT :"ext".all_projects(d.fiscal_year, d.project_code,
						:"ext".scoring_detail(d.seq, d.direction, coalesce(d.scoring_rule, d.printed_rule)))
				 FROM :"ledger".indicator_detail d))
			FROM :"ledger".indicator i
		), p.fiscal_year, p.project_code, s.budget_points)
		/**/
		ELSE :"ext".add_indicators(i.actual, i.target, i.initial_target, i.full_mark, i.self_points, i.method,
			i.seq, i.level2, i.level3,
			-- once a project
			(SELECT :"ext".scoring_terms(p.fiscal_year, s.budget_points, sp.pass_rate, sp.achieved_from, sp.partial_from,
					:"ext".scoring_details(d.seq, d.direction, coalesce(d.scoring_rule, d.printed_rule)))
			 FROM :"ledger".indicator_detail d
			 WHERE :"ext".has_rows(NULL:::"ledger".indicator_detail)
				AND d.fiscal_year = p.fiscal_year AND d.project_code = p.project_code)) END AS sums,
		:"ext".level1_marks(i.level1, i.full_mark) AS level1_marks,
		:"ext".copied_targets(i.actual, coalesce(i.target, i.initial_target)) AS repeated_targets
	FROM :"ledger".indicator i
	WHERE i.fiscal_year = p.fiscal_year AND i.project_code = p.project_code
		AND NOT :"ext".asked_whole(NULL:::"ledger".project, NULL:::"ledger".indicator_detail)
	OFFSET 0
) i ON true,
LATERAL (
	SELECT (f.sums).initial_budget AS initial_budget,
		(f.sums).budget AS budget,
		(f.sums).executed AS executed,
		f.sums,
		CASE s.budget_points WHEN 0 THEN 0.00 ELSE (f.sums).points END AS budget_points
	FROM (
		SELECT CASE WHEN :"ext".asked_whole(NULL:::"ledger".project, NULL:::"ledger".funding) THEN
			/* not of tables that Citus spreads */
			:"ext".all_funding_of((
				SELECT :"ext".add_all_funding(f.source, l.line_no, l.level, l.above, f.is_carry_in, f.requested,
					f.initial_budget, f.adjusted_budget, f.executed, f.stated_balance, f.fiscal_year, f.project_code)
				FROM :"ledger".funding f
				LEFT JOIN :"ledger".funding_place l
					ON l.fiscal_year = f.fiscal_year AND l.project_code = f.project_code AND l.source = f.source
			), p.fiscal_year, p.project_code, p.name, p.carry_in_counts, s.budget_points)
			/**/
			ELSE :"ext".review_funding(f.source, l.line_no, l.level, l.above, f.is_carry_in, f.requested,
				f.initial_budget, f.adjusted_budget, f.executed, f.stated_balance, p.name, p.carry_in_counts,
				s.budget_points) END AS sums
		FROM :"ledger".funding f
		LEFT JOIN (
			SELECT l.fiscal_year, l.project_code, l.source, l.line_no, l.level, l.above
			FROM :"ledger".funding_place l
			WHERE :"ext".has_rows(NULL:::"ledger".funding_place)
		) l
			ON l.fiscal_year = f.fiscal_year AND l.project_code = f.project_code AND l.source = f.source
		WHERE f.fiscal_year = p.fiscal_year AND f.project_code = p.project_code
			AND NOT :"ext".asked_whole(NULL:::"ledger".project, NULL:::"ledger".funding)
		OFFSET 0
	) f
	OFFSET 0
) f;
SELECT :"ext".ledger_comment(:'ledger'::name, 'project_tally'::text,
	'内部：项目各行的合计（project_score和审核结果的一部分）'::text, ARRAY[
	'likely_total', '三个以上资金来源中是否有一个等于其余之和（可能是没有识别的总额行）',
	'level1_marks', '一级指标的满分，如“产出指标50、效益指标30”',
	'repeated_targets', '实际完成值全部与指标值相同时定量指标的个数，否则为0',
	'stated_not_number', '所列执行率、得分或总分是否NaN或无穷大（视为没有列出）',
	'likely_total_source', '等于其余之和的资金来源',
	'doubtful_parts', '视为其他各行之一部分而未计入合计、但不能确定的各行',
	'doubtful_sources', '计入合计、但不能确定的各行',
	'funding_findings', '资金各行的审核结果，finding[]的文本写法']::text[]);
