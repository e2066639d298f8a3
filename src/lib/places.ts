/** No point on the map is told more exactly than to a tenth of a degree, some 11 km: a town, not a street. */
export function coarse(degrees: number): number {
  return Math.round(degrees * 10) / 10
}
