/*-------------------------------------------------------------------------
 *
 * assets.c
 *	  净资产: assets less what is owed.
 *
 *-------------------------------------------------------------------------
 */
#include "judge.h"

#include "scan.h"

static bool
is_named(const Narrative *n, const Figure *f, const char *const *words)
{
	for (; *words != NULL; words++)
		if (clause_holds(n, f, *words))
			return true;
	return false;
}

/* 资产总额A，…负债B，净资产C: the last of each in front, of this sentence or the two before. */
void
judge_net_assets(Narrative *n, int q)
{
	static const char *const net[] = {"净资产", "所有者权益", NULL};
	static const char *const all[] = {"资产总额", "资产总计", "资产合计", "资产总量", "总资产", NULL};
	static const char *const owed[] = {"负债", NULL};
	static const char *const both[] = {"负债和", "负债及", "负债率", NULL};
	const Figure *f = &n->figure[q];
	int			assets = -1;
	int			debts = -1;
	Bindings	b;
	Formula		formula;

	if (f->class != CLASS_MONEY || !is_level(f) || !is_named(n, f, net) || is_named(n, f, owed))
		return;
	for (int i = q - 1; i >= 0 && i > q - 12 && n->figure[i].paragraph == f->paragraph && assets < 0; i--)
	{
		const Figure *v = &n->figure[i];

		if (f->sentence - v->sentence > 2 || !is_level(v) || v->class != CLASS_MONEY || v->year != f->year)
			continue;
		if (is_named(n, v, net))
			return;
		if (debts < 0 && is_named(n, v, owed) && !is_named(n, v, both) && v->whole < 0)
			debts = i;
		else if (is_named(n, v, all))
			assets = i;
	}
	if (assets < 0 || debts < 0)
		return;
	formula_difference(&formula, &n->figure[assets], &n->figure[debts]);
	bindings_start(&b, n, KIND_BALANCE, f);
	bindings_try(&b, &formula, true);
	bindings_claim(&b);
}
