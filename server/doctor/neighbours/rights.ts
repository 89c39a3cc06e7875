import type pg from "pg";
import { type Finding, good, wrong } from "../finding.ts";

/** Whether the user of this connection may do what the wizard does at every start and every press. */
export async function rightsFindings(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<Rights>(rightsQuery);
  const [rights] = rows;
  if (!rights) return [];
  const missing = [
    // PostgreSQL asks for the right even where the schema is there already.
    ...(rights.database ? [] : [`grant create on database "${rights.name}" to "${rights.role}"`]),
    ...(rights.public ? [] : [`grant usage, create on schema public to "${rights.role}"`]),
    ...(rights.drizzle === false ? [`grant usage, create on schema drizzle to "${rights.role}"`] : []),
    ...(rights.tables ? schemasOf(rights) : []).flatMap((schema) => [
      `grant select, insert, update, delete on all tables in schema ${schema} to "${rights.role}"`,
      `grant usage on all sequences in schema ${schema} to "${rights.role}"`,
    ]),
  ];
  if (missing.length === 0) return [good("Rights", `${rights.role} may create, read and write`)];
  const what = rights.tables?.length ? `; not all of ${rights.tables.slice(0, 3).join(", ")}` : "";
  return [wrong("Rights", `${rights.role} may not do all it has to${what}`, `As the owner: ${missing.join("; ")};`)];
}

function schemasOf({ drizzle }: Rights): string[] {
  return drizzle === null ? ["public"] : ["public", "drizzle"];
}

interface Rights {
  name: string;
  role: string;
  database: boolean;
  public: boolean;
  /** `null` where there is none yet. */
  drizzle: boolean | null;
  /** Tables that cannot be used in full. */
  tables: string[] | null;
}

const rightsQuery = `select current_database() as name, current_user as role, has_database_privilege(current_database(), 'create') as database,
  coalesce((select has_schema_privilege(oid, 'create') and has_schema_privilege(oid, 'usage') from pg_namespace where nspname = 'public'), false) as public,
  (select has_schema_privilege(oid, 'create') and has_schema_privilege(oid, 'usage') from pg_namespace where nspname = 'drizzle') as drizzle,
  (select array_agg(relname::text order by relname) from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where nspname in ('public', 'drizzle') and relkind in ('r', 'p') and not (has_table_privilege(pg_class.oid, 'select') and has_table_privilege(pg_class.oid, 'insert')
      and has_table_privilege(pg_class.oid, 'update') and has_table_privilege(pg_class.oid, 'delete'))) as tables`;
