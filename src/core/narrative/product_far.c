/*-------------------------------------------------------------------------
 *
 * product_far.c
 *	  Products whose factors stand in another sentence, or of a longer time.
 *
 *-------------------------------------------------------------------------
 */
#include "product.h"

#include <string.h>

#include "scan.h"

/* Is it the only amount of its sentence? */
static bool
is_only_amount(const Narrative *n, int t)
{
	for (int side = -1; side <= 1; side += 2)
		for (int i = t + side; i >= 0 && i < n->count && n->figure[i].sentence == n->figure[t].sentence; i += side)
			if (n->figure[i].class == CLASS_MONEY)
				return false;
	return true;
}

/* The one amount for each in the two sentences in front, where no other is paid; −1 if there is none */
static int
each_before(const Narrative *n, int t)
{
	const Figure *f = &n->figure[t];
	int			found = -1;

	for (int i = t - 1; i >= 0 && f->sentence - n->figure[i].sentence <= 2 &&
		 n->figure[i].paragraph == f->paragraph; i--)
	{
		if (n->figure[i].class != CLASS_MONEY || n->figure[i].sentence == f->sentence)
			continue;
		if (found >= 0)
			return -1;
		found = i;
	}
	return found >= 0 && !n->figure[found].approximate && is_rate_of_each(n, &n->figure[found]) ? found : -1;
}

/* 每人每年补助600元。…发放资金T，惠及移民N人: the one count of its sentence that the rate is for each of */
bool
judge_rate_before(Narrative *n, int t)
{
	const Figure *f = &n->figure[t];
	Factors		factors = {.counts = 0};

	if (f->whole >= 0 || (f->cues & (CUE_BUDGET | CUE_TASK | CUE_LAST)) || !is_only_amount(n, t) ||
		(factors.each = each_before(n, t)) < 0)
		return false;
	for (int side = -1; side <= 1; side += 2)
		for (int i = t + side; i >= 0 && i < n->count && n->figure[i].sentence == f->sentence; i += side)
		{
			const Figure *c = &n->figure[i];

			if (c->class != CLASS_COUNT || !is_level(c) || !is_for_each(n, &n->figure[factors.each], c))
				continue;
			if (factors.counts > 0)
				return false;
			factors.count[factors.counts++] = i;
		}
	return factors.counts == 1 && claim_product(n, t, &factors, PRODUCT_FAR);
}

/* 每生 of 每生每天: the word that says for whom, which no 每 of a time is; 0 if there is none */
static size_t
for_whom(const Narrative *n, const Figure *f)
{
	static const char *const times[] = {"每年", "每月", "每天", "每日", "每学", "每季", "每个", NULL};

	for (size_t at = f->clause; at + strlen("每人") <= f->start; at++)
		if (scan_begins(n->body + at, f->start - at, "每") && begins_any(n->body + at, f->start - at, times) == 0)
			return at;
	return 0;
}

/* Is an amount for a day, or a month, and another one for a year, or a month, of the same ones? */
static bool
is_longer(const Narrative *n, const Figure *each, const Figure *count, const Figure *f)
{
	static const char *const days[] = {"每天", "每日", NULL};
	static const char *const months[] = {"每月", "每个月", NULL};
	static const char *const longer[] = {"每年", "每学年", "每学期", "每月", "每个月", NULL};
	bool		by_day = clause_holds_any(n, each, days);
	const char *unit = n->body + count->unit;
	size_t		len = count->unit_end - count->unit;
	size_t		a = for_whom(n, each);
	size_t		b = for_whom(n, f);

	if (a == 0 || b == 0 || memcmp(n->body + a, n->body + b, strlen("每人")) != 0)
		return false;
	if (by_day ? !(scan_begins(unit, len, "天") || scan_begins(unit, len, "日")) || !clause_holds_any(n, f, longer) :
		!clause_holds_any(n, each, months) || !scan_begins(unit, len, "个月") || !clause_holds(n, f, "每年"))
		return false;
	return !(by_day && clause_holds_any(n, f, days));
}

/* 按每生每天4元的标准，在校时间200天计算，每生每年补助可达到T: three figures that follow each other */
void
judge_longer_time(Narrative *n, int t)
{
	Factors		factors = {.each = t - 2,.count = {t - 1},.counts = 1};
	const Figure *each;
	const Figure *count;

	if (t < 2)
		return;
	each = &n->figure[t - 2];
	count = &n->figure[t - 1];
	if (each->sentence == n->figure[t].sentence && each->class == CLASS_MONEY && count->class == CLASS_COUNT &&
		is_rate_of_each(n, each) && is_level(count) && is_longer(n, each, count, &n->figure[t]))
		claim_product(n, t, &factors, PRODUCT_SURE);
}
