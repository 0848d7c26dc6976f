/*-------------------------------------------------------------------------
 *
 * kept_fingerprint.c
 *	  kept_fingerprint(): whether every trigger that marks what is stale is as
 *	  keep_scores() made it.
 *
 * A trigger that was off for a while has another xmin ever after.
 *
 *-------------------------------------------------------------------------
 */
#include "kept.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/indexing.h"
#include "catalog/pg_class.h"
#include "catalog/pg_extension.h"
#include "catalog/pg_inherits.h"
#include "catalog/pg_proc.h"
#include "catalog/pg_trigger.h"
#include "commands/extension.h"
#include "common/hashfn.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
#include "utils/snapmgr.h"
#include "utils/syscache.h"

Oid
kept_parent(Oid relid)
{
	Relation	inherits = table_open(InheritsRelationId, AccessShareLock);
	ScanKeyData key;
	SysScanDesc scan;
	HeapTuple	tuple;
	Oid			parent = InvalidOid;

	ScanKeyInit(&key, Anum_pg_inherits_inhrelid, BTEqualStrategyNumber, F_OIDEQ, ObjectIdGetDatum(relid));
	scan = systable_beginscan(inherits, InheritsRelidSeqnoIndexId, true, NULL, 1, &key);
	tuple = systable_getnext(scan);
	if (HeapTupleIsValid(tuple))
		parent = ((Form_pg_inherits) GETSTRUCT(tuple))->inhparent;
	systable_endscan(scan);
	table_close(inherits, AccessShareLock);
	return parent;
}

static uint64
mix(uint64 hash, uint64 value)
{
	return hash_combine64(hash, hash_bytes_uint32_extended((uint32) value, value >> 32));
}

/* What the catalogs are read by; NULL for as they are now. */
static Snapshot catalog_snapshot = NULL;

static SysScanDesc
scan_by_oid(Relation catalog, Oid index, AttrNumber column, Oid oid, ScanKeyData *key)
{
	ScanKeyInit(key, column, BTEqualStrategyNumber, F_OIDEQ, ObjectIdGetDatum(oid));
	return systable_beginscan(catalog, index, true, catalog_snapshot, 1, key);
}

/* What kind of table it is, and that a crash does not empty it; 0 where it is gone. */
static uint64
table_nature(Oid relid)
{
	Relation	classes = table_open(RelationRelationId, AccessShareLock);
	ScanKeyData key;
	SysScanDesc scan = scan_by_oid(classes, ClassOidIndexId, Anum_pg_class_oid, relid, &key);
	HeapTuple	tuple = systable_getnext(scan);
	uint64		nature = 0;

	if (HeapTupleIsValid(tuple))
	{
		Form_pg_class form = (Form_pg_class) GETSTRUCT(tuple);

		nature = form->relkind | form->relpersistence << 8;
	}
	systable_endscan(scan);
	table_close(classes, AccessShareLock);
	return nature;
}

/* The marking triggers of a table, as they were last changed. */
static uint64
mix_triggers(uint64 hash, Oid relid, Oid function)
{
	Relation	triggers = table_open(TriggerRelationId, AccessShareLock);
	ScanKeyData key;
	SysScanDesc scan = scan_by_oid(triggers, TriggerRelidNameIndexId, Anum_pg_trigger_tgrelid, relid, &key);
	HeapTuple	tuple;

	while (HeapTupleIsValid(tuple = systable_getnext(scan)))
	{
		Form_pg_trigger form = (Form_pg_trigger) GETSTRUCT(tuple);

		if (form->tgfoid != function)
			continue;
		hash = mix(hash, form->oid);
		hash = mix(hash, (uint64) HeapTupleHeaderGetRawXmin(tuple->t_data) << 8 | form->tgenabled);
	}
	systable_endscan(scan);
	table_close(triggers, AccessShareLock);
	return hash;
}

/* A table and all that belong to it; check_stack_depth() bounds how deep they go. */
static uint64
mix_table(uint64 hash, Oid relid, Oid function)	/* NOLINT(misc-no-recursion) */
{
	Relation	inherits;
	ScanKeyData key;
	SysScanDesc scan;
	HeapTuple	tuple;

	check_stack_depth();
	hash = mix(hash, relid);
	hash = mix(hash, table_nature(relid));
	hash = mix_triggers(hash, relid, function);
	inherits = table_open(InheritsRelationId, AccessShareLock);
	scan = scan_by_oid(inherits, InheritsParentIndexId, Anum_pg_inherits_inhparent, relid, &key);
	while (HeapTupleIsValid(tuple = systable_getnext(scan)))
		hash = mix_table(hash, ((Form_pg_inherits) GETSTRUCT(tuple))->inhrelid, function);
	systable_endscan(scan);
	table_close(inherits, AccessShareLock);
	return mix(hash, 1);
}

/* What computes the scores: the version of the extension, as it was last updated. */
static uint64
mix_extension(uint64 hash)
{
	Relation	extensions = table_open(ExtensionRelationId, AccessShareLock);
	ScanKeyData key;
	SysScanDesc scan = scan_by_oid(extensions, ExtensionOidIndexId, Anum_pg_extension_oid,
								   get_extension_oid("perfeval", true), &key);
	HeapTuple	tuple = systable_getnext(scan);

	if (HeapTupleIsValid(tuple))
		hash = mix(hash, HeapTupleHeaderGetRawXmin(tuple->t_data));
	systable_endscan(scan);
	table_close(extensions, AccessShareLock);
	return hash;
}

int64
kept_fingerprint_of(ArrayType *tables, Oid function, Snapshot snapshot)
{
	uint64		hash;
	Oid		   *oids = (Oid *) ARR_DATA_PTR(tables);
	int			count = ArrayGetNItems(ARR_NDIM(tables), ARR_DIMS(tables));

	catalog_snapshot = snapshot;
	hash = mix_extension(0);
	for (int i = 0; i < count; i++)
		hash = mix_table(hash, oids[i], function);
	return (int64) hash;
}

Oid
kept_marking_function(Oid extension)
{
	return GetSysCacheOid3(PROCNAMEARGSNSP, Anum_pg_proc_oid, CStringGetDatum("kept_mark"),
						   PointerGetDatum(buildoidvector(NULL, 0)), ObjectIdGetDatum(extension));
}

/*
 * kept_fingerprint(tables): of the marking triggers of these tables, and of those
 * that belong to them
 */
PG_FUNCTION_INFO_V1(kept_fingerprint);
Datum
kept_fingerprint(PG_FUNCTION_ARGS)
{
	ArrayType  *tables = PG_GETARG_ARRAYTYPE_P(0);

	if (ARR_HASNULL(tables))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("a table of kept_fingerprint() is NULL")));
	PG_RETURN_INT64(kept_fingerprint_of(tables,
										kept_marking_function(get_func_namespace(fcinfo->flinfo->fn_oid)),
										GetActiveSnapshot()));
}
