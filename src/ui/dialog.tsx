'use client'
import { Root as Slot } from 'radix-ui/slot'
import { lazy, type ReactNode, Suspense } from 'react'
import type { ModalContent, ModalShape } from './modal'
import { type OpenerProps, useOpener } from './use-opener'

export { Closes as DialogClose } from './closes'

const load = () => import('./modal').then((module) => ({ default: module.Modal }))
const Modal = lazy(load)

interface DialogProps extends ModalContent, OpenerProps {
  /** The button that opens it. Without one, `open` and `onOpenChange` do. */
  trigger?: ReactNode
}

function Opened({ shape, trigger, open, onOpenChange, ...content }: DialogProps & { shape: ModalShape }) {
  const { wanted, trigger: opening, opener, surface } = useOpener({ open, onOpenChange }, load)
  return (
    <>
      {trigger ? (
        <Slot ref={opener} {...opening}>
          {trigger}
        </Slot>
      ) : null}
      {wanted ? (
        <Suspense fallback={null}>
          <Modal shape={shape} {...content} {...surface} />
        </Suspense>
      ) : null}
    </>
  )
}

/** A question or a short form over the page. Focus stays inside; Escape and the overlay close it. */
export function Dialog(props: DialogProps) {
  return <Opened shape="dialog" {...props} />
}

/** More of the page, without leaving it: from below on a phone, at the side on a desk. */
export function Sheet(props: DialogProps) {
  return <Opened shape="sheet" {...props} />
}
