/*-------------------------------------------------------------------------
 *
 * product.c
 *	  So much for each of so many: 人均480元, 1250人, 合计60万元.
 *
 *-------------------------------------------------------------------------
 */
#include "product.h"

#include "scan.h"

/* The words 每…, and 人均 beside them, of an amount: each asks for a count of its own. */
static int
count_each(const Narrative *n, const Figure *f)
{
	int			count = 0;

	for (size_t at = f->clause; at + strlen("每") <= f->start; at++)
		if (scan_begins(n->body + at, f->start - at, "每") && !scan_begins(n->body + at, f->start - at, "每年"))
			count++;
	/* 生均每月100元; 平均每户 is one word */
	if ((f->cues & CUE_MEAN) && !clause_holds(n, f, "平均"))
		count++;
	return count > 0 ? count : 1;
}

/* Is there one count for each of the words 每…, and nothing else that is counted? */
static bool
take_counts(const Narrative *n, int from, int to, Factors *factors)
{
	factors->counts = 0;
	for (int i = to; i >= from; i--)
		if (n->figure[i].class == CLASS_COUNT && i != factors->each)
		{
			if (factors->counts == (int) COUNT_OF(factors->count) || !is_level(&n->figure[i]))
				return false;
			factors->count[factors->counts++] = i;
		}
	if (factors->counts == 0 || factors->counts != count_each(n, &n->figure[factors->each]))
		return false;
	for (int i = 0; i < factors->counts; i++)
		if (!is_for_each(n, &n->figure[factors->each], &n->figure[factors->count[i]]))
			return false;
	return true;
}

/* The one amount for each between two figures in front of t, and nothing else that is paid. */
static bool
find_rate_of_each(const Narrative *n, int t, int from, Factors *factors)
{
	factors->each = -1;
	for (int i = t - 1; i >= from; i--)
	{
		const Figure *f = &n->figure[i];

		if (is_rate_of_each(n, f) && factors->each < 0)
			factors->each = i;
		else if (is_rate_of_each(n, f) || f->class == CLASS_MONEY)
			return false;
	}
	return factors->each >= 0;
}

static bool
find_each(const Narrative *n, int t, int from, Factors *factors)
{
	return find_rate_of_each(n, t, from, factors) && take_counts(n, from, t - 1, factors);
}

/* 学生2930人。…生均1000元，共计293万元: the one count of the sentences in front that the amount is for each of */
static bool
find_count_before(const Narrative *n, int t, int sentence, Factors *factors)
{
	int			found = -1;

	if (!find_rate_of_each(n, t, sentence, factors) || count_each(n, &n->figure[factors->each]) != 1)
		return false;
	for (int i = sentence; i < t; i++)
		if (n->figure[i].class == CLASS_COUNT && i != factors->each)
			return false;
	for (int i = sentence - 1; i >= 0 && i > t - 12 && n->figure[i].paragraph == n->figure[t].paragraph &&
		 n->figure[t].sentence - n->figure[i].sentence <= 2; i--)
	{
		const Figure *f = &n->figure[i];

		if (f->class != CLASS_COUNT || !is_level(f) || !is_for_each(n, &n->figure[factors->each], f))
			continue;
		if (found >= 0)
			return false;
		found = i;
	}
	factors->counts = 1;
	factors->count[0] = found;
	return found >= 0;
}

/* 每人1600元，实际培训70人，涉及3人共计T: the count right in front of T is meant, whatever stands before */
static bool
find_count_beside(const Narrative *n, int t, int sentence, Factors *factors)
{
	factors->count[0] = t - 1;
	factors->counts = 1;
	return t > sentence && n->figure[t - 1].part == n->figure[t].part && (n->figure[t].cues & CUE_TOTAL) &&
		n->figure[t - 1].class == CLASS_COUNT && is_level(&n->figure[t - 1]) &&
		find_rate_of_each(n, t, sentence, factors) && count_each(n, &n->figure[factors->each]) == 1 &&
		is_for_each(n, &n->figure[factors->each], &n->figure[t - 1]);
}

/* In its clause group, or in its sentence. */
static bool
find_factors(const Narrative *n, int t, Factors *factors)
{
	int			group = t;
	int			sentence;

	while (group > 0 && group > t - 5 && n->figure[group - 1].group == n->figure[t].group)
		group--;
	for (sentence = group; sentence > 0 && sentence > t - 5 &&
		 n->figure[sentence - 1].sentence == n->figure[t].sentence;)
		sentence--;
	return find_each(n, t, group, factors) || (sentence < group && find_each(n, t, sentence, factors)) ||
		find_count_beside(n, t, sentence, factors) || find_count_before(n, t, sentence, factors);
}

/* 采购45台，金额57.6万元，单价1.28万元: the amount for each stands behind, nothing else is paid there */
static bool
find_each_behind(const Narrative *n, int t, Factors *factors)
{
	int			from = t;

	while (from > 0 && from > t - 3 && n->figure[from - 1].group == n->figure[t].group)
		from--;
	factors->each = -1;
	for (int i = from; i < n->count && i <= t + 2; i++)
	{
		const Figure *f = &n->figure[i];

		if (f->group != n->figure[t].group || i == t)
			continue;
		if ((f->cues | f->lead) & (CUE_PART | CUE_LIST | CUE_MEAN))
			return false;
		if (i > t && factors->each < 0 && is_rate_of_each(n, f))
			factors->each = i;
		else if (f->class == CLASS_MONEY)
			return false;
	}
	return factors->each > t && take_counts(n, from, factors->each - 1, factors);
}

void
judge_product(Narrative *n, int t)
{
	const Figure *f = &n->figure[t];
	Factors		factors;

	if (f->class != CLASS_MONEY || !is_level(f))
		return;
	if (judge_that_is(n, t))
		return;
	if (is_rate_of_each(n, f))
		judge_longer_time(n, t);
	else if (find_factors(n, t, &factors) || find_each_behind(n, t, &factors))
		claim_product(n, t, &factors, PRODUCT_NEAR);
	else if (!judge_rate_before(n, t))
		judge_borne(n, t);
}
