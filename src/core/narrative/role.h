/*-------------------------------------------------------------------------
 *
 * role.h
 *	  The part that a figure plays: a level, a change, a base ...
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ROLE_H
#define ROLE_H

#include "narrative.h"

/* The role that the words between `from` and a figure give it. */
extern void set_role(const char *s, size_t from, Figure *figure);

/*
 * What follows on a figure settles its role: 占B的P% makes B a base, 比上年B is one
 * if a change follows, and a percentage in a bracket behind 增加D is a rate of
 * growth.
 */
extern void settle_roles(Narrative *n);

#endif							/* ROLE_H */
