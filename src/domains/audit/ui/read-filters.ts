import { readFilters, type Search, searchText } from '@/lib/list-filters'
import { auditFilters } from '../contract'

/** What the log's address asks for, and where its list goes on. */
export const readAudit = (search: Search) => ({ filters: readFilters(auditFilters, search), cursor: searchText(search['cursor']) })
