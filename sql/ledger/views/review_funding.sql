CREATE OR REPLACE VIEW :"ledger".review_funding WITH (security_invoker = true) AS
SELECT u.fiscal_year,
	u.department_code,
	u.project_code,
	NULL::integer AS seq,
	f.rule,
	format('项目“%s”', u.project_name) || f.message AS message,
	f.stated,
	f.computed,
	f.subject
FROM (
	-- a row for each rule of a source or total row that may be broken
	SELECT p.fiscal_year, p.department_code, p.project_code, p.name AS project_name, p.carry_in_counts,
		u.source, u.requested, u.initial_budget, u.stated_balance,
		b.budget, b.executed,
		:"ext".each_rule(array_remove(ARRAY[
			CASE WHEN round(b.budget - b.executed, greatest(scale(trim_scale(u.stated_balance::numeric)), 2))
					<> u.stated_balance::numeric
				THEN 'balance_differs' END,
			-- a carry-in by its name, where carry-ins do not count and it was added
			CASE WHEN p.carry_in_counts IS FALSE AND u.is_carry_in IS NOT TRUE
					AND u.source ~ '结转|上年结余' AND :"ext".funding_kind(u.source) = '来源'
				THEN 'carry_in_unmarked' END,
			-- 元 in a column of 万元: budget and execution differ by what turns one into the other
			CASE WHEN b.budget > 0 AND b.executed > 0
					AND (b.executed * 10000 BETWEEN b.budget * 0.5 AND b.budget * 1.1
						 OR b.executed BETWEEN b.budget * 5000 AND b.budget * 11000)
				THEN 'unit_suspect' END,
			CASE WHEN :"ext".funding_kind(u.source) = '总额' THEN 'sources_differ' END
		], NULL)) AS rule
	FROM :"ledger".project p
	JOIN :"ledger".funding u ON u.fiscal_year = p.fiscal_year AND u.project_code = p.project_code,
	LATERAL (
		SELECT coalesce(u.adjusted_budget, u.initial_budget)::numeric AS budget, u.executed::numeric AS executed
	) b
) u,
LATERAL (
	SELECT u.rule,
		CASE u.rule
			WHEN 'balance_differs' THEN
				format('%s所列结余%s万元，预算数减执行数为%s万元。', u.source, u.stated_balance::numeric, u.budget - u.executed)
			WHEN 'carry_in_unmarked' THEN
				format('上年结转不计入预算，资金来源“%s”没有标明是上年结转（is_carry_in），已计入预算数和执行数。', u.source)
			ELSE
				format('%s预算数%s万元，执行数%s万元，相差约一万倍，请核对是否有一个以元填列。', u.source, u.budget, u.executed)
		END AS message,
		CASE u.rule WHEN 'balance_differs' THEN u.stated_balance::numeric ELSE u.budget END AS stated,
		CASE u.rule WHEN 'balance_differs' THEN u.budget - u.executed WHEN 'unit_suspect' THEN u.executed END AS computed,
		u.source AS subject
	WHERE u.rule <> 'sources_differ'
	UNION ALL
	-- Total rows against the rows that are added.  Unknown is not zero: there is a sum
	-- where every source that is filled in states the figure; only a total of zero is
	-- held against those that do.  The total may leave out a carry-in that does not
	-- count, and may need subtotals that no other row makes up.
	SELECT CASE WHEN v.stated = 0 THEN 'total_row_zero' ELSE 'sources_differ' END,
		CASE WHEN v.stated = 0
			THEN format('%s%s为零，各来源之和为%s万元。', u.source, v.label, c.computed)
			ELSE format('%s%s为%s万元，各来源之和为%s万元。', u.source, v.label, v.stated, c.computed) END,
		v.stated, c.computed, u.source || v.label
	FROM (
		SELECT :"ext".counted_sources(o.source, l.line_no, l.level, l.above, false, o.requested,
									  o.initial_budget, o.adjusted_budget, o.executed, NULL) AS sources
		FROM :"ledger".funding o
		LEFT JOIN (
			SELECT l.fiscal_year, l.project_code, l.source, l.line_no, l.level, l.above
			FROM :"ledger".funding_place l
			WHERE :"ext".has_rows(NULL:::"ledger".funding_place)
		) l
			ON l.fiscal_year = o.fiscal_year AND l.project_code = o.project_code AND l.source = o.source
		WHERE o.fiscal_year = u.fiscal_year AND o.project_code = u.project_code
		OFFSET 0
	) k,
	LATERAL (VALUES
		('目标申报数', u.requested::numeric),
		('预算编制数', u.initial_budget::numeric),
		('全年预算数', u.budget),
		('全年执行数', u.executed)
	) AS v (label, stated),
	LATERAL (
		SELECT coalesce(bool_or(o.source), false) AS has_sources,
			:"ext".sum_wan(o.amount) FILTER (WHERE o.source) AS known,
			bool_and(o.amount IS NOT NULL) FILTER (WHERE o.source) AS all_known,
			CASE WHEN u.carry_in_counts IS FALSE
					AND bool_and(o.carry_in OR o.amount IS NOT NULL) FILTER (WHERE o.source)
				THEN :"ext".sum_wan(o.amount) FILTER (WHERE o.source AND NOT o.carry_in) END
				AS without_carry_in,
			CASE WHEN bool_and(o.amount IS NOT NULL) THEN :"ext".sum_wan(o.amount) END
				AS with_subtotals
		FROM (
			SELECT o.is_carry_in IS TRUE AS carry_in,
				:"ext".funding_kind(o.source) <> '小计' AS source,
				CASE v.label
					WHEN '目标申报数' THEN o.requested
					WHEN '预算编制数' THEN o.initial_budget
					WHEN '全年预算数' THEN coalesce(o.adjusted_budget, o.initial_budget)
					ELSE o.executed
				END AS amount
			FROM :"ledger".funding o
			WHERE o.fiscal_year = u.fiscal_year AND o.project_code = u.project_code
				AND (o.source = ANY (k.sources) OR :"ext".funding_kind(o.source) = '小计')
				AND :"ext".funding_kind(o.source) NOT IN ('总额', '期间总额')
				AND coalesce(o.requested, o.initial_budget, o.adjusted_budget, o.executed) IS NOT NULL
		) o
	) s,
	LATERAL (
		SELECT CASE WHEN NOT s.has_sources THEN s.with_subtotals
			WHEN v.stated = 0 OR s.all_known THEN s.known END AS computed
	) c
	WHERE u.rule = 'sources_differ'
		AND v.stated <> c.computed
		AND v.stated IS DISTINCT FROM s.without_carry_in
		AND v.stated IS DISTINCT FROM s.with_subtotals
) f
UNION ALL
-- allocations
SELECT a.fiscal_year, a.department_code, a.project_code, NULL, 'allocation_differs',
	CASE WHEN a.allocated_wan <> a.stated_total_wan
		THEN format('项目“%s”分配合计行为%s万元，各地区之和为%s万元。',
					a.project_name, a.stated_total_wan, a.allocated_wan)
		ELSE format('项目“%s”分配给各地区合计%s万元，超过全年预算数%s万元。',
					a.project_name, a.allocated_wan, a.full_year_budget_wan) END,
	CASE WHEN a.allocated_wan <> a.stated_total_wan THEN a.stated_total_wan ELSE a.allocated_wan END,
	CASE WHEN a.allocated_wan <> a.stated_total_wan THEN a.allocated_wan
		ELSE a.full_year_budget_wan END,
	''
FROM :"ledger".allocation_total a
WHERE a.allocated_wan <> a.stated_total_wan OR a.allocated_wan > a.full_year_budget_wan;
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_funding'::text,
	'内部：审核结果：项目资金和分配（review_finding的一部分，不看规则是否启用）'::text, '{}'::text[]);
