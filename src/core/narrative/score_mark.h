/*-------------------------------------------------------------------------
 *
 * score_mark.h
 *	  Scores and full marks, as their judges share them.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef SCORE_MARK_H
#define SCORE_MARK_H

#include "list.h"

/* Is it a heading of a scheme that the label names? */
extern bool names_heading(const Narrative *n, const Figure *f);

/* 自评得分, 综合得分: the score of all */
extern bool names_total(const Narrative *n, const Figure *f);

/* score_grade.c: 自评得分86.4分，等级为良 */
extern void judge_grade(Narrative *n, int q);

/* score_mark.c: the parts of a full mark */
extern void judge_full_mark(Narrative *n, int q);

#endif							/* SCORE_MARK_H */
