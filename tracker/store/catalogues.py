"""Catalogues: what PostgreSQL is asked about the tables that it has."""

RELATIONS = """
    SELECT CASE relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'table' END,
           relname
      FROM pg_catalog.pg_class
     WHERE relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = ?)
       AND relkind IN ('r', 'p', 'f', 'v', 'm') AND NOT relispartition
    UNION ALL
    SELECT 'trigger', t.tgname
      FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
     WHERE c.relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = ?)
       AND NOT t.tgisinternal
    UNION ALL
    SELECT 'rule', r.rulename
      FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
     WHERE c.relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = ?)
       AND r.rulename <> '_RETURN'
"""
INDEXES = """
    SELECT i.relname, t.relname
      FROM pg_catalog.pg_index x
      JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
      JOIN pg_catalog.pg_class t ON t.oid = x.indrelid
     WHERE i.relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = ?)
       AND x.indisvalid AND NOT i.relispartition
"""
# Where the connection would look by itself, which is where version 0.1 kept its tables.
EARLIER = """
    SELECT n.nspname, c.relname, array_agg(a.attname::text)
      FROM unnest(?::text[]) AS named
      JOIN pg_catalog.pg_class c ON c.oid = to_regclass(quote_ident(named)) AND c.relkind = 'r'
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     GROUP BY n.nspname, c.relname
"""
PARTITIONS = """
    SELECT COUNT(*)
      FROM pg_catalog.pg_inherits h JOIN pg_catalog.pg_class c ON c.oid = h.inhparent
     WHERE c.relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = ?)
       AND c.relname = ?
"""
# Not information_schema, which hides the columns of a table from who has no rights to it.
COLUMNS = """
    SELECT a.attname
      FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = ?)
       AND c.relname = ? AND c.relkind IN ('r', 'p', 'f', 'v', 'm')
       AND a.attnum > 0 AND NOT a.attisdropped
     ORDER BY a.attnum
"""
