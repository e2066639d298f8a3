import { readFilters, type Search } from '@/lib/list-filters'
import { deskEventFilters } from '../contract'

export const readDeskFilters = (search: Search) => readFilters(deskEventFilters, search)
