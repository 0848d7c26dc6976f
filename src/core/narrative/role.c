/*-------------------------------------------------------------------------
 *
 * role.c
 *	  The part that a figure plays: a level, a change, a base ...
 *
 *-------------------------------------------------------------------------
 */
#include "role.h"

#include <string.h>

#include "cue.h"
#include "judge.h"
#include "mark.h"

uint64_t
clause_cues(const Narrative *n, int i)
{
	uint64_t	cues = n->figure[i].cues;

	for (int j = i - 1; j >= 0 && n->figure[j].part == n->figure[i].part; j--)
		cues |= n->figure[j].cues;
	return cues;
}

/* Is what stands between a cue and its figure nothing but fillers? */
static bool
only_fillers(const char *s, size_t at, size_t end)
{
	while (at < end)
	{
		uint64_t	cues = 0;
		size_t		step = cue_match(s + at, end - at, &cues);

		if (step > 0 && (cues & (CUE_FILLER | CUE_ABOUT)) == 0)
			return false;
		if (step == 0 && mark_at(s + at, end - at, &step) != MARK_SPACE && s[at] != '-')
			return false;
		at += step;
	}
	return true;
}

void
set_role(const char *s, size_t from, Figure *figure)
{
	uint64_t	move = 0;		/* the last word of change and of reaching */
	size_t		behind = from;

	for (size_t at = from; at < figure->start;)
	{
		uint64_t	cues = 0;
		size_t		step = cue_match(s + at, figure->start - at, &cues);

		if (cues & (CUE_UP | CUE_DOWN | CUE_TO | CUE_GREATER | CUE_LESS))
		{
			move = cues;
			behind = at + step;
		}
		if (step == 0)
			mark_at(s + at, figure->start - at, &step);
		at += step;
	}
	figure->role = figure->class == CLASS_PERCENT ? ROLE_RATE : ROLE_LEVEL;
	if ((move & (CUE_UP | CUE_DOWN)) &&
		(only_fillers(s, behind, figure->start) || figure->class == CLASS_POINTS))
	{
		figure->role = ROLE_CHANGE;
		figure->sign = move & CUE_UP ? 1 : -1;
	}
	else if ((move & CUE_TO) == 0 && (figure->cues & (CUE_THAN | CUE_FROM)) &&
			 (figure->cues & (CUE_GREATER | CUE_LESS)) == 0)
		figure->role = ROLE_BASE;	/* if a change follows; see settle_roles() */
	else if (figure->cues & CUE_BOUND)
		figure->role = ROLE_TARGET;
	if (figure->cues & (CUE_GREATER | CUE_LESS) && figure->role != ROLE_CHANGE && figure->class != CLASS_POINTS)
		figure->role = ROLE_TARGET;
	if (figure->role == ROLE_LEVEL && (figure->cues & CUE_TOTAL))
		figure->role = ROLE_TOTAL;
	if (figure->role == ROLE_LEVEL && ((figure->cues | figure->lead) & CUE_PART))
		figure->role = ROLE_PART;
}

/* Does a bracket open right in front of this place? */
static bool
mark_opens(const Narrative *n, size_t at)
{
	size_t		step;

	return (at >= 1 && mark_at(n->body + at - 1, 1, &step) == MARK_OPEN) ||
		(at >= 3 && mark_at(n->body + at - 3, 3, &step) == MARK_OPEN);
}

/* Is a figure said to be what a change starts from, and does a change follow? */
static bool
change_follows(const Narrative *n, int i)
{
	const Figure *f = &n->figure[i];

	for (int j = i + 1; j < n->count && j <= i + 2 && n->figure[j].group == f->group; j++)
	{
		uint64_t	cues = n->figure[j].cues | n->figure[j].lead | f->after;

		if (cues & (CUE_UP | CUE_DOWN))
			return true;
		if ((f->cues & CUE_FROM) && (cues & CUE_TO))
			return true;
	}
	return false;
}

void
settle_roles(Narrative *n)
{
	for (int i = n->fresh; i < n->count; i++)
	{
		Figure	   *f = &n->figure[i];
		Figure	   *before = i > 0 ? &n->figure[i - 1] : NULL;

		if (f->role == ROLE_BASE && !change_follows(n, i))
			f->role = f->class == CLASS_PERCENT ? ROLE_RATE : ROLE_LEVEL;
		if (before == NULL || f->class != CLASS_PERCENT || before->sentence != f->sentence)
			continue;
		/* x%、y%和z%: what is said of the first is said of all */
		if (before->class == CLASS_PERCENT && f->label == f->label_end && f->start - before->end <= 6 &&
			(f->cues & ~(uint64_t) CUE_FILLER) == 0 && f->depth == before->depth)
		{
			f->cues |= clause_cues(n, i - 1);
			f->role = before->role;
			f->sign = before->sign;
		}
		if (is_amount(before) && before->part == f->part && before->role != ROLE_CHANGE &&
			n->len - before->end >= 3 && memcmp(n->body + before->end, "的", 3) == 0)
			before->role = ROLE_BASE;
		if (f->clause >= before->end && f->clause - before->end <= 3 && f->part != before->part &&
			f->role == ROLE_RATE && f->cues == 0 && is_amount(before) && before->role == ROLE_CHANGE &&
			mark_opens(n, f->clause))
		{
			f->role = ROLE_CHANGE;
			f->sign = before->sign;
		}
	}
}
