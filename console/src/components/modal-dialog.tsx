// A question that must be answered before anything else; the browser keeps the focus in it and gives it back.
import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** The dialog's name, content, and what happens when it is left. */
export interface ModalDialogProps {
  readonly label: string;
  readonly class: string;
  readonly children: ComponentChildren;
  readonly onClose: () => void;
}

/** Shows a dialog for as long as it is rendered; Escape and a click beside it leave it. */
export function ModalDialog({ label, class: className, children, onClose }: ModalDialogProps): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Closing before it is removed is what gives the focus back.
    return () => element?.close();
  }, []);

  function leaveOnBackdrop(event: MouseEvent): void {
    if (event.target === dialog.current) onClose();
  }

  return (
    <dialog
      ref={dialog}
      class={className}
      aria-label={label}
      onClick={leaveOnBackdrop}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="dialog-content">{children}</div>
    </dialog>
  );
}
