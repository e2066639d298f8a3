import { createElement } from 'react'
import type { z } from 'zod'
import { mailTexts } from '@/i18n/mail-texts'
import { sendOnce, type Message } from '@/platform/messages'
import type { Shell } from '@/platform/shell'
import type { TicketView } from '../contract'
import { dueReminder, type ReminderKind } from '../model/reminders'
import { readOrderDocuments, type OrderDocument } from '../queries'
import { orderLink, posterOf } from './mail-tickets'
import type { sendReminder } from './send-reminders'
import { reminderKey } from './send-reminders.run'
import { documentLocale } from './ticket-documents'

/** Mails a reminder, once, if it is still due when its turn comes. Answers whether this call sent it. */
export async function mailReminder(shell: Shell, { orderId, occurrenceId, kind }: z.output<typeof sendReminder.payload>): Promise<boolean> {
  const [order] = await readOrderDocuments(shell, [orderId])
  const ticket = order?.tickets.find((one) => one.qrPayload !== null && one.occurrenceId === occurrenceId)
  // Since it was asked for, the date may have been moved, cancelled or begun, or the ticket used.
  if (!order || !ticket || dueReminder(ticket.event.startsAt, shell.now) !== kind) return false
  return sendOnce(shell, {
    key: reminderKey(kind, order.id, occurrenceId ?? ticket.event.id),
    kind: `reminder_${kind}`,
    recipient: order.email,
    orgId: order.orgId,
    render: () => renderReminder(shell, order, ticket, kind),
  })
}

async function renderReminder(shell: Shell, order: OrderDocument, ticket: TicketView, kind: ReminderKind): ReturnType<Message['render']> {
  const locale = documentLocale(null, order)
  const [{ renderMail }, { Reminder }, { t, frame }, url] = await Promise.all([
    import('@emails/render'),
    import('@emails/reminder'),
    mailTexts(locale, shell.env.APP_URL),
    orderLink(shell, order),
  ])
  const { day, time, doors, eventName, colors, venue, address } = posterOf(ticket, locale)
  const texts =
    kind === '24h'
      ? {
          subject: t('emails.reminder.daySubject', { event: eventName }),
          heading: t('emails.reminder.dayHeading'),
          body: t('emails.reminder.dayBody', { event: eventName, day, time }),
        }
      : {
          subject: t('emails.reminder.hoursSubject', { event: eventName, time }),
          heading: t('emails.reminder.hoursHeading'),
          body: t('emails.reminder.hoursBody', { event: eventName, time }),
        }
  const mail = createElement(Reminder, {
    frame,
    url,
    colors,
    eventName,
    when: t('tickets.document.when', { day, time }),
    where: [t('emails.tickets.doors', { time: doors }), venue, address],
    texts: {
      preview: t('emails.reminder.preview', { venue, time: doors }),
      heading: texts.heading,
      greeting: t('emails.layout.greeting', { name: order.name }),
      body: texts.body,
      action: t('emails.reminder.action'),
      offline: t('emails.reminder.offline'),
      questions: t('emails.tickets.questions', { organiser: order.organiser.name, email: order.organiser.supportEmail }),
      why: t('emails.reminder.why'),
    },
  })
  return { subject: texts.subject, ...(await renderMail(mail)) }
}
