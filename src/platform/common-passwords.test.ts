import { expect, test } from 'vitest'
import { isGuessable } from './common-passwords'

const about = ['ines.okafor@people.example', 'Ines Okafor']

test.each([
  '1234567890', 'qwertyuiop', 'password123', 'Password123!', 'iloveyou123', 'aaaaaaaaaaaa', 'passwordpassword', '1q2w3e4r5t6y', 'azertyuiop',
  'fairground2026', 'ines.okafor', 'okafor1984', 'x'.repeat(200),
])('%s is among the first to be tried', async (password) => {
  expect(await isGuessable(password, about)).toBe(true)
})

test.each(['three crows on a wire', 'carousel at midnight', 'xkq81 zzpf0', 'ثلاثة غربان على سلك', '三只乌鸦在电线上停'])('%s is not', async (password) => {
  expect(await isGuessable(password, about)).toBe(false)
})
