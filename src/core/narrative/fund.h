/*-------------------------------------------------------------------------
 *
 * fund.h
 *	  Money that was there, and what became of it.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef FUND_H
#define FUND_H

#include "judge.h"

#define NAME_BYTES		120

/* What a rate of money is of. */
typedef enum FundRate
{
	RATE_OTHER,
	RATE_SPENT,					/* 执行率, 支出进度, 完成预算的P% */
	RATE_ARRIVED,				/* 到位率 */
	RATE_LEFT					/* 结余率 */
} FundRate;

extern FundRate fund_rate(const Narrative *n, const Figure *f);

/* What a label names besides what was planned and done: 甲项目 of 甲项目实际支出; its length, 0 if it names nothing. */
extern size_t name_of(const Narrative *n, const Figure *f, char *name);

/*
 * May what has the first name be some of what has the second?  What has no name may be of any,
 * 项目支出 of any but 基本支出.
 */
extern bool names_agree(const char *a, size_t a_len, const char *b, size_t b_len);

/* 项目支出预算执行率 is of no 教育支出: does the name of the rate, if it has one, agree with that of the amount? */
extern bool rate_agrees(const Narrative *n, const Figure *f, const Figure *part);

/* Was the amount spent (arrived, left), by its words? */
extern bool was_done(const Narrative *n, const Figure *f, FundRate kind);

/* May it be what the rate is of, by its own words? */
extern bool is_fund(const Narrative *n, const Figure *f, FundRate kind);

/* 完成年初预算的P% is of no budget that was adjusted, 完成调整预算的P% of no other */
extern bool is_budget_of_rate(const Narrative *n, const Figure *f, const Figure *rate);

/* Does a rate of that kind stand right behind the amount, before `stop`? */
extern bool has_its_rate(const Narrative *n, int i, int stop, FundRate kind);

/* 2019年预算B。截至2020年5月支出V is of the same money; 2019年预算B，2020年支出V is not. */
extern bool is_of_another_year(const Narrative *n, const Figure *base, const Figure *v);

/* 计划总投资B: all that is to come, not what was to come by now */
extern bool is_of_all_years(const Narrative *n, const Figure *f);

/* 累计结余, 滚存结余: what more than this year left */
extern bool was_left_before(const Narrative *n, const Figure *f);

static inline bool
is_money(const Figure *f)
{
	return is_amount(f) && f->class == CLASS_MONEY;
}

static inline bool
is_part(const Figure *f)
{
	return f->whole >= 0 || ((f->cues | f->lead) & CUE_PART) != 0;
}

/* 完成预算的P%, which no name of a rate says */
static inline bool
is_of_budget(const Figure *f)
{
	return (f->cues & CUE_BUDGET) && (f->cues & CUE_RATE) == 0;
}

#endif							/* FUND_H */
