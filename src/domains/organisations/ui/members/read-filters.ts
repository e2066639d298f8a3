import { readFilters, type Search } from '@/lib/list-filters'
import { memberFilters } from '../../contract'

export const readMemberFilters = (search: Search) => readFilters(memberFilters, search)
