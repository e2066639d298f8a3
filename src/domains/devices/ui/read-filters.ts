import { readFilters, type Search } from '@/lib/list-filters'
import { deviceFilters } from '../contract'

export const readDeviceFilters = (search: Search) => readFilters(deviceFilters, search)
