/** Does work batch by batch until one is not full, at most `most` of them; `batch` answers how many it did. Answers how many in all. */
export async function inBatches(batch: () => Promise<number>, { size, most }: { size: number; most: number }): Promise<number> {
  const count = await batch()
  return count < size || most === 1 ? count : count + (await inBatches(batch, { size, most: most - 1 }))
}
