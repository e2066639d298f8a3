/** Does `work` in that many lanes at once until each has answered false. */
export async function inLanes(count: number, work: (lane: number) => Promise<boolean>): Promise<void> {
  const lane = async (_: unknown, index: number) => {
    while (await work(index));
  }
  await Promise.all(Array.from({ length: count }, lane))
}
